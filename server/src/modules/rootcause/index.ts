export { changeAnalysis } from './change-analysis.js';
export { localise, type ElementSet } from './localisation.js';
export { expectedFromRates } from './rates.js';
export { rootCauseAnalysis } from './rootcause-analysis.js';

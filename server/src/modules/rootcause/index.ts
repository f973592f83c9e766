export { changeAnalysis, explainChange } from './change-analysis.js';
export { BLANK, type ChangeRequest } from './change-parts.js';
export type { ChangeParams, ChangeTable, Sides } from './change-table.js';
export { SHARE_STILL_TO_COME, tooFew, type Period } from './compared-sides.js';
export type { Part } from './decomposition.js';
export { localise, type ElementSet } from './localisation.js';
export { expectedFromRates } from './rates.js';
export { rootCauseAnalysis } from './rootcause-analysis.js';

export { insightsAnalysis } from './analysis.js';
export { told } from './present.js';

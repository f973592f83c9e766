export { driversAnalysis } from './analysis.js';
export { explain } from './explain.js';

export { compareAnalysis } from './compare-analysis.js';
export { correlateAnalysis } from './correlate-analysis.js';

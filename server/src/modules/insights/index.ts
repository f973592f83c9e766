export { insightsAnalysis } from './analysis.js';

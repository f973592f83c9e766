export { queryAnalysis } from './analysis.js';

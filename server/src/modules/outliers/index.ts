export { outliersAnalysisWith } from './analysis.js';

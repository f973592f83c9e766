export { profileAnalysis } from './analysis.js';

export { answerOfSelect, queryAnalysis } from './analysis.js';

export { anomaliesAnalysis } from './analysis.js';
export { scoreStream, StreamScorer } from './stream-scorer.js';

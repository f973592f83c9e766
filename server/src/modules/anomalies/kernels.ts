export { findChanges, type SeriesChange } from './changes.js';
export { isolationScores } from './isolation-forest.js';
export { scoreStream } from './stream-scorer.js';

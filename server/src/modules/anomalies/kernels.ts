export { scoreStream } from './stream-scorer.js';

export { segmentAnalysis } from './analysis.js';
export { segmentColumns, type SegmentOptions } from './segment.js';
export { describeSegments } from './describe.js';

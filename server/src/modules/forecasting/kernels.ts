export { seasonalDecomposition } from './decomposition/seasonal-decomposition.js';
export { detectSeasonality } from './seasonality/detect.js';

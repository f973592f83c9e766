export { seasonalDecomposition } from './decomposition/seasonal-decomposition.js';

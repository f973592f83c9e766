export { findOutliers, type FoundOutliers, type OutlierMethod } from './find-outliers.js';

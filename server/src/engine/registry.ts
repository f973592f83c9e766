import { anomaliesAnalysis } from '../modules/anomalies/analysis.js';
import { compareAnalysis, correlateAnalysis } from '../modules/comparison/index.js';
import { driversAnalysis } from '../modules/drivers/analysis.js';
import { forecastAnalysis } from '../modules/forecasting/analysis.js';
import { seasonalDecomposition } from '../modules/forecasting/kernels.js';
import { insightsAnalysis } from '../modules/insights/analysis.js';
import { askAnalysis } from '../modules/nlq/analysis.js';
import { outliersAnalysisWith } from '../modules/outliers/analysis.js';
import { profileAnalysis } from '../modules/profiling/analysis.js';
import { queryAnalysis } from '../modules/query/analysis.js';
import {
  changeAnalysis,
  courseAnalysis,
  largestAnalysis,
  leversAnalysis,
  rootCauseAnalysis,
} from '../modules/rootcause/index.js';
import { segmentAnalysis } from '../modules/segmentation/analysis.js';
import type { Analysis } from './analysis.js';

/** The computing half of every analysis in shared/analyses/registry.ts. One line adds one. */
export const analyses = [
  profileAnalysis,
  askAnalysis,
  forecastAnalysis,
  outliersAnalysisWith(seasonalDecomposition),
  queryAnalysis,
  segmentAnalysis,
  anomaliesAnalysis,
  driversAnalysis,
  rootCauseAnalysis,
  changeAnalysis,
  compareAnalysis,
  correlateAnalysis,
  insightsAnalysis,
  leversAnalysis,
  courseAnalysis,
  largestAnalysis,
] as unknown as readonly Analysis[];

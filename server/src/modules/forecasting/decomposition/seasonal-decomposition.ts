import { detectSeasonality } from '../seasonality/detect.js';
import { fillMissing } from '../series/fill.js';
import { seasonalResiduals } from './residuals.js';

/** Residuals as of `seasonalResiduals`; a season of null is detected from the values. */
export const seasonalDecomposition = (values: Float64Array, season: number | null): Float64Array =>
  seasonalResiduals(values, season ?? detectSeasonality(fillMissing(values, 1)));

import { anomaliesDefinition } from './anomalies.js';
import { askDefinition } from './ask.js';
import { changeDefinition } from './change.js';
import { compareDefinition } from './compare.js';
import { correlateDefinition } from './correlate.js';
import { courseDefinition } from './course.js';
import { driversDefinition } from './drivers.js';
import { forecastDefinition } from './forecast.js';
import { insightsDefinition } from './insights.js';
import { largestDefinition } from './largest.js';
import { leversDefinition } from './levers.js';
import { outliersDefinition } from './outliers.js';
import { profileDefinition } from './profile.js';
import { queryDefinition } from './query.js';
import { rootCauseDefinition } from './rootcause.js';
import { segmentDefinition } from './segment.js';

/** Every analysis of the product. One line adds one: the REST route, OpenAPI entry and command line follow. */
export const analysisDefinitions = [
  profileDefinition,
  askDefinition,
  forecastDefinition,
  outliersDefinition,
  queryDefinition,
  segmentDefinition,
  anomaliesDefinition,
  driversDefinition,
  rootCauseDefinition,
  changeDefinition,
  compareDefinition,
  correlateDefinition,
  insightsDefinition,
  leversDefinition,
  courseDefinition,
  largestDefinition,
] as const;

export type AnalysisId = (typeof analysisDefinitions)[number]['id'];

import type { FunctionImplementation } from '../function-implementation.js';
import { askFunction } from './ask.js';
import { compareFunction } from './compare.js';
import { corrmatrixFunction } from './corrmatrix.js';
import { explainFunction } from './explain.js';
import { forecastFunction } from './forecast.js';
import { outliersFunction } from './outliers.js';
import { profileFunction } from './profile.js';
import { categorizeFunction } from './categorize.js';
import { queryFunction } from './query.js';
import { segmentFunction } from './segment.js';
import { summarizeFunction } from './summarize.js';

/** What computes each DV.* function of the catalogue in a worker. One line adds one. DV.STATUS and DV.SQL are answered by the server itself. */
export const implementations: readonly FunctionImplementation[] = [
  askFunction,
  forecastFunction,
  outliersFunction,
  profileFunction,
  queryFunction,
  segmentFunction,
  explainFunction,
  compareFunction,
  corrmatrixFunction,
  summarizeFunction,
  categorizeFunction,
];

import type { FunctionImplementation } from '../function-implementation.js';
import { askFunction } from './ask.js';
import { forecastFunction } from './forecast.js';
import { outliersFunction } from './outliers.js';
import { profileFunction } from './profile.js';
import { queryFunction } from './query.js';

/** What computes each DV.* function of the catalogue in a worker. One line adds one. DV.STATUS is answered by the server itself. */
export const implementations: readonly FunctionImplementation[] = [
  askFunction,
  forecastFunction,
  outliersFunction,
  profileFunction,
  queryFunction,
];

import type { FunctionName } from '#shared/functions/catalogue.js';
import { api, failingCells } from '../runtime.js';
import { ask } from './ask.js';
import { forecast } from './forecast.js';
import { FunctionCaller } from './function-caller.js';
import { outliers } from './outliers.js';
import { profile } from './profile.js';
import { query } from './query.js';
import { browserStorage } from './result-cache.js';
import { startFunctions } from './runtime.js';
import { status } from './status.js';

/** Every worksheet function by its id. Ids are for ever: see frozen-ids.json. */
const worksheetFunctions = {
  ASK: ask,
  FORECAST: forecast,
  PROFILE: profile,
  OUTLIERS: outliers,
  QUERY: query,
  STATUS: status,
} as const satisfies Record<FunctionName, unknown>;

CustomFunctions.associate(worksheetFunctions);

/** Office gives every host and user a partition of the browser's storage. */
const storageKey = (): string => `${Office.context.partitionKey ?? ''}dv.results`;

void Office.onReady(() => {
  const storage = browserStorage(storageKey());
  startFunctions(new FunctionCaller({ api, storage, failingCells, now: () => performance.now() }));
});

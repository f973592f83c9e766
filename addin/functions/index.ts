import type { FunctionName } from '#shared/functions/catalogue.js';
import { api, failingCells } from '../runtime.js';
import { ask } from './ask.js';
import { compare } from './compare.js';
import { corrmatrix } from './corrmatrix.js';
import { explain } from './explain.js';
import { forecast } from './forecast.js';
import { FunctionCaller } from './function-caller.js';
import { outliers } from './outliers.js';
import { profile } from './profile.js';
import { query } from './query.js';
import { categorize } from './categorize.js';
import { browserStorage } from './result-cache.js';
import { startFunctions } from './runtime.js';
import { segment } from './segment.js';
import { sql } from './sql.js';
import { status } from './status.js';
import { summarize } from './summarize.js';

/** Every worksheet function by its id. Ids are for ever: see frozen-ids.json. */
const worksheetFunctions = {
  ASK: ask,
  FORECAST: forecast,
  PROFILE: profile,
  OUTLIERS: outliers,
  QUERY: query,
  SEGMENT: segment,
  EXPLAIN: explain,
  COMPARE: compare,
  CORRMATRIX: corrmatrix,
  SQL: sql,
  SUMMARIZE: summarize,
  CATEGORIZE: categorize,
  STATUS: status,
} as const satisfies Record<FunctionName, unknown>;

CustomFunctions.associate(worksheetFunctions);

/** Office gives every host and user a partition of the browser's storage. */
const storageKey = (): string => `${Office.context.partitionKey ?? ''}dv.results`;

void Office.onReady(() => {
  const storage = browserStorage(storageKey());
  startFunctions(new FunctionCaller({ api, storage, failingCells, now: () => performance.now() }));
});

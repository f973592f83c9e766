import { functionRoutes, type FunctionResult } from '#shared/contract/functions.js';
import { AppError } from '#shared/errors/app-error.js';
import { isErrorCode } from '#shared/errors/codes.js';
import type { ApiClient } from '../client/api-client.js';
import { sendRange, type RangeData } from '../client/uploading.js';
import type { Outcome, SendCalls } from './call-queue.js';
import type { PreparedCall } from './prepared-call.js';

/** A dataset may be collected by the server between its upload and the call, but not again and again. */
const ROUNDS = 3;

const outcomeOf = (result: FunctionResult): Outcome => {
  if ('values' in result) return { values: result.values };
  const { code, detail } = result.error;
  return { error: new AppError(isErrorCode(code) ? code : 'internal', detail) };
};

const needs = (call: PreparedCall, datasets: ReadonlySet<string>): boolean =>
  [...call.ranges.keys()].some((id) => datasets.has(id));

/** Sends calls, and the ranges the server turns out not to have; a range is on its way only once. */
export const createSendCalls = (api: ApiClient): SendCalls => {
  const uploads = new Map<string, Promise<unknown>>();

  const upload = (id: string, data: RangeData): Promise<unknown> => {
    const running = uploads.get(id);
    if (running) return running;
    const started = sendRange(api, data).finally(() => uploads.delete(id));
    uploads.set(id, started);
    return started;
  };

  const uploadAll = async (calls: Iterable<PreparedCall>, unknown: ReadonlySet<string>): Promise<void> => {
    const ranges = new Map([...calls].flatMap((call) => [...call.ranges]));
    for (const [id, data] of ranges) if (unknown.has(id)) await upload(id, data);
  };

  const request = async (calls: ReadonlyMap<string, PreparedCall>, signal: AbortSignal) => {
    const wire = [...calls].map(([id, call]) => ({ id, function: call.function, arguments: [...call.arguments] }));
    return api.call(functionRoutes.batch, { body: { calls: wire } }, { signal });
  };

  return async (calls, signal) => {
    const outcomes = new Map<string, Outcome>();
    let left = calls;
    for (let round = 1; left.size > 0; round++) {
      const { results, unknownDatasets } = await request(left, signal);
      for (const result of results) outcomes.set(result.id, outcomeOf(result));
      const unknown = new Set(unknownDatasets);
      left = new Map([...left].filter(([, call]) => needs(call, unknown)));
      if (left.size === 0 || round === ROUNDS) break;
      await uploadAll(left.values(), unknown);
    }
    return outcomes;
  };
};

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { CallQueue, type Outcome, type SendCalls } from './call-queue.js';
import type { PreparedCall } from './prepared-call.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const callOf = (key: string, bytes = 10): PreparedCall => ({
  key,
  function: 'QUERY',
  arguments: [key],
  bytes,
  ranges: new Map(),
});
const alive = (): AbortSignal => new AbortController().signal;

/** A server that notes each request's calls and answers with their keys. */
const listening = (answer?: (key: string) => Outcome) => {
  const requests: string[][] = [];
  const send: SendCalls = (calls) => {
    requests.push([...calls.values()].map(({ key }) => key));
    return Promise.resolve(new Map([...calls].map(([id, { key }]) => [id, answer?.(key) ?? { values: [[key]] }])));
  };
  return { requests, queue: new CallQueue(send, 4) };
};

describe('gathering calls', () => {
  it('sends the first at once and the rest of 100 ms together', async () => {
    const { requests, queue } = listening();
    const first = queue.submit(callOf('a'), alive());
    await vi.advanceTimersByTimeAsync(0);
    const rest = ['b', 'c'].map((key) => queue.submit(callOf(key), alive()));
    expect(requests).toEqual([['a']]);
    await vi.advanceTimersByTimeAsync(100);
    expect(requests).toEqual([['a'], ['b', 'c']]);
    expect(await Promise.all([first, ...rest])).toEqual([[['a']], [['b']], [['c']]]);
  });

  it('makes one call of a thousand equal ones', async () => {
    const { requests, queue } = listening();
    const cells = Array.from({ length: 1_000 }, () => queue.submit(callOf('same'), alive()));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(new Set((await Promise.all(cells)).flat(2))).toEqual(new Set(['same']));
    expect(requests).toEqual([['same']]);
  });

  it('sends at most 100 calls or 2 MB at once, and a larger call alone', async () => {
    const { requests, queue } = listening();
    const many = Array.from({ length: 250 }, (_, index) => queue.submit(callOf(`k${index}`), alive()));
    const big = ['x', 'y', 'z'].map((key) => queue.submit(callOf(key, 900_000), alive()));
    const huge = queue.submit(callOf('huge', 3_000_000), alive());
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all([...many, ...big, huge]);
    expect(Math.max(...requests.map((keys) => keys.length))).toBeLessThanOrEqual(100);
    expect(requests.flat()).toHaveLength(254);
    expect(requests.filter((keys) => keys.includes('huge'))).toEqual([['huge']]);
    expect(requests.some((keys) => keys.includes('x') && keys.includes('z'))).toBe(false);
  });

  it('settles ten thousand distinct calls in a hundred requests and a few, four at a time', async () => {
    let open = 0;
    let most = 0;
    let requests = 0;
    const send: SendCalls = async (calls) => {
      requests += 1;
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 10));
      open -= 1;
      return new Map([...calls.keys()].map((id) => [id, { values: [[1]] }]));
    };
    const queue = new CallQueue(send, 4);
    const cells = Array.from({ length: 10_000 }, (_, index) => queue.submit(callOf(`k${index}`), alive()));
    await vi.advanceTimersByTimeAsync(5_000);
    await Promise.all(cells);
    expect(requests).toBeLessThanOrEqual(102);
    expect(most).toBe(4);
  });
});

describe('calls nobody waits for', () => {
  it('are dropped before they are sent', async () => {
    const { requests, queue } = listening();
    void queue.submit(callOf('a'), alive());
    await vi.advanceTimersByTimeAsync(0);
    const controller = new AbortController();
    const dropped = queue.submit(callOf('b'), controller.signal);
    controller.abort();
    await expect(dropped).rejects.toMatchObject({ code: 'cancelled' });
    await vi.advanceTimersByTimeAsync(200);
    expect(requests).toEqual([['a']]);
  });

  it('stop the request they travel in only when all of its calls are dropped', async () => {
    const signals: AbortSignal[] = [];
    const queue = new CallQueue((_, signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    }, 4);
    const one = new AbortController();
    const two = new AbortController();
    const cells = [queue.submit(callOf('a'), one.signal), queue.submit(callOf('b'), two.signal)].map((cell) =>
      cell.catch((error: AppError) => error.code),
    );
    await vi.advanceTimersByTimeAsync(100);
    one.abort();
    expect(signals[0]?.aborted).toBe(false);
    two.abort();
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect(await Promise.all(cells)).toEqual(['cancelled', 'cancelled']);
  });

  it('go on for those who still wait, whatever the order of cancel and new call', async () => {
    const { requests, queue } = listening();
    void queue.submit(callOf('first'), alive());
    await vi.advanceTimersByTimeAsync(0);
    const old = new AbortController();
    const before = queue.submit(callOf('same'), old.signal).catch((error: AppError) => error.code);
    const after = queue.submit(callOf('same'), alive());
    old.abort();
    await vi.advanceTimersByTimeAsync(200);
    expect(await before).toBe('cancelled');
    expect(await after).toEqual([['same']]);
    expect(requests).toEqual([['first'], ['same']]);
  });
});

describe('failures', () => {
  it('reach the cells they belong to', async () => {
    const { queue } = listening((key) =>
      key === 'bad' ? { error: new AppError('no-rows', 'The query returned no rows.') } : { values: [[key]] },
    );
    const good = queue.submit(callOf('good'), alive());
    const bad = queue.submit(callOf('bad'), alive()).catch((error: AppError) => error.detail);
    await vi.advanceTimersByTimeAsync(200);
    expect(await good).toEqual([['good']]);
    expect(await bad).toBe('The query returned no rows.');
  });

  it('of a whole request reach all of its cells, and the next call starts afresh', async () => {
    let up = false;
    const queue = new CallQueue((calls) => {
      if (!up) return Promise.reject(new AppError('source-unreachable', 'No answer.'));
      return Promise.resolve(new Map([...calls.keys()].map((id) => [id, { values: [[1]] }])));
    }, 4);
    const failing = queue.submit(callOf('a'), alive()).catch((error: AppError) => error.code);
    await vi.advanceTimersByTimeAsync(200);
    expect(await failing).toBe('source-unreachable');
    up = true;
    const again = queue.submit(callOf('a'), alive());
    await vi.advanceTimersByTimeAsync(200);
    expect(await again).toEqual([[1]]);
  });

  it('of a busy server are tried again, three times in all', async () => {
    let tries = 0;
    const { queue } = listening(() => (++tries < 3 ? { error: new AppError('busy', 'Busy.') } : { values: [[tries]] }));
    const patient = queue.submit(callOf('a'), alive());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await patient).toEqual([[3]]);
    tries = -10;
    const hopeless = queue.submit(callOf('b'), alive()).catch((error: AppError) => error.code);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await hopeless).toBe('busy');
  });

  it('of a server that forgets a call end in a sentence', async () => {
    const queue = new CallQueue(() => Promise.resolve(new Map()), 4);
    const cell = queue.submit(callOf('a'), alive()).catch((error: AppError) => error.detail);
    await vi.advanceTimersByTimeAsync(100);
    expect(await cell).toBe('The server gave no result for this formula. Recalculate the cell.');
  });
});

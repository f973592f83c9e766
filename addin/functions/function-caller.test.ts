import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FunctionCall } from '#shared/contract/functions.js';
import { FakeServer } from '../testing/fake-server.js';
import { FailingCells } from './failing-cells.js';
import { FunctionCaller, type Invocation } from './function-caller.js';
import type { ResultStorage } from './result-cache.js';

class CellError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}
vi.stubGlobal('CustomFunctions', { Error: CellError });

let server: FakeServer;
let storage: ResultStorage & { text: string | null };
let failingCells: FailingCells;
let clock = 0;
const open = () => new FunctionCaller({ api: server.api, storage, failingCells, now: () => (clock += 0.1) });

beforeEach(() => {
  server = new FakeServer();
  storage = {
    text: null,
    read: () => storage.text,
    write(text) {
      this.text = text;
    },
  };
  failingCells = new FailingCells();
});

const column = (rows: number): unknown[][] => Array.from({ length: rows }, (_, index) => [index]);
const sent = (): FunctionCall[] =>
  server.requests
    .filter(({ path }) => path === '/functions/batch')
    .flatMap(({ body }) => (body as { calls: FunctionCall[] }).calls);
const at = (address: string): Invocation => ({ address });

describe('arguments', () => {
  it('travel as values, single cells as scalars, omitted ones as null and none at the end', async () => {
    const caller = open();
    await caller.call('FORECAST', [column(3), null, [[12]], null, null, null, null, null], {});
    expect(sent()[0]?.arguments).toEqual([{ values: [[0], [1], [2]] }, null, 12]);
  });

  it('travel as a dataset when they are large: a thousand cells over one range upload it once', async () => {
    const caller = open();
    const table = () => Array.from({ length: 600 }, (_, row) => [row, `r${row}`, true, '']);
    const cells = Array.from({ length: 1_000 }, (_, index) =>
      caller.call('QUERY', [table(), `select ${index % 50} from data`, null], {}),
    );
    await Promise.all(cells);
    expect(server.count('POST', /uploads$/)).toBe(1);
    expect(server.datasets.size).toBe(1);
    expect(new Set(sent().map((call) => JSON.stringify(call.arguments[0]))).size).toBe(1);
  });

  it('name different datasets when the headers argument differs', async () => {
    const caller = open();
    await caller.call('PROFILE', [column(2_500), true], {});
    await caller.call('PROFILE', [column(2_500), 0], {});
    expect([...server.datasets.values()].map(({ shape }) => shape.headers)).toEqual([true, false]);
  });

  it('keep error cells for tables and refuse them for numbers, with the row', async () => {
    const caller = open();
    const withError = [[1], [new CellError('#DIV/0!')], [3]];
    await caller.call('PROFILE', [withError, null], {});
    expect(sent()[0]?.arguments[0]).toEqual({ values: [[1], ['#DIV/0!'], [3]] });
    await expect(caller.call('OUTLIERS', [withError], {})).rejects.toMatchObject({
      code: '#VALUE!',
      message: 'Row 2 of values is #DIV/0!. Repair the cell or leave it out.',
    });
  });

  it('are data types by their basic value', async () => {
    await open().call('PROFILE', [[[{ type: 'Entity', basicValue: 'Oslo', text: 'Oslo' }, 1]], null], {});
    expect(sent()[0]?.arguments[0]).toEqual({ values: [['Oslo', 1]] });
  });

  it('lose the blank end of a whole column, and are refused when they are too many', async () => {
    const caller = open();
    const whole = [...column(3_000), ...Array.from({ length: 300_000 }, () => [''])];
    await caller.call('OUTLIERS', [whole], {});
    expect([...server.datasets.values()][0]?.shape.rows).toBe(3_000);
    await expect(caller.call('OUTLIERS', [column(200_001)], {})).rejects.toMatchObject({
      code: '#VALUE!',
      message: 'values has 200,001 cells; a formula takes up to 200,000. Choose a smaller range, or use the task pane.',
    });
  });
});

describe('results', () => {
  it('cost no request when the inputs did not change, in a later session either', async () => {
    expect(await open().call('PROFILE', [column(3), null], {})).toEqual([['PROFILE']]);
    await vi.waitFor(() => expect(storage.text).not.toBeNull(), { timeout: 5_000 });
    expect(await open().call('PROFILE', [column(3), null], {})).toEqual([['PROFILE']]);
    expect(sent()).toHaveLength(1);
  });

  it('are asked anew after a refresh', async () => {
    const caller = open();
    await caller.call('PROFILE', [column(3), null], {});
    caller.forgetResults();
    await caller.call('PROFILE', [column(3), null], {});
    expect(sent()).toHaveLength(2);
  });

  it('show blanks as empty cells', async () => {
    server.compute = ({ id }) => ({ id, values: [['a', null]] });
    expect(await open().call('PROFILE', [column(3), null], {})).toEqual([['a', '']]);
  });

  it('cost nothing in the formula preview', async () => {
    const caller = open();
    expect(await caller.call('ASK', ['units by region', column(3), null, null], { isInValuePreview: true })).toEqual([
      ['…'],
    ]);
    expect(server.requests).toEqual([]);
    await caller.call('ASK', ['units by region', column(3), null, null], {});
    expect(await caller.call('ASK', ['units by region', column(3), null, null], { isInValuePreview: true })).toEqual([
      ['ASK'],
    ]);
  });

  it('are uploaded again when the server lost the dataset', async () => {
    const caller = open();
    await caller.call('PROFILE', [column(2_500), null], {});
    server.datasets.clear();
    caller.forgetResults();
    expect(await caller.call('PROFILE', [column(2_500), null], {})).toEqual([['PROFILE']]);
    expect(server.count('POST', /uploads$/)).toBe(2);
  });
});

describe('failures', () => {
  it.each([
    ['no-rows', '#N/A', 'why'],
    ['query-failed', '#VALUE!', 'why'],
    ['out-of-range', '#NUM!', ''],
    ['division-by-zero', '#DIV/0!', ''],
    ['source-unreachable', '#N/A', 'why'],
  ])('%s shows %s', async (code, cell, message) => {
    server.compute = ({ id }) => ({ id, error: { code, detail: 'why' } });
    await expect(open().call('QUERY', [column(3), 'select 1', null], {})).rejects.toMatchObject({
      code: cell,
      message,
    });
  });

  it('are listed with cell and reason until the cell computes', async () => {
    const caller = open();
    const changed = vi.fn();
    failingCells.subscribe(changed);
    server.compute = ({ id }) => ({
      id,
      error: { code: 'out-of-range', detail: 'confidence_level must lie between 0 and 1.' },
    });
    await caller.call('FORECAST', [column(9)], at('Sheet1!B4')).catch(() => undefined);
    expect(failingCells.list()).toEqual([
      {
        address: 'Sheet1!B4',
        function: 'FORECAST',
        shows: '#NUM!',
        code: 'out-of-range',
        detail: 'confidence_level must lie between 0 and 1.',
      },
    ]);
    server.compute = ({ id }) => ({ id, values: [[1]] });
    await caller.call('FORECAST', [column(9)], at('Sheet1!B4'));
    expect(failingCells.list()).toEqual([]);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('of a silent server settle within a minute', async () => {
    vi.useFakeTimers();
    server.delay = () => new Promise(() => undefined);
    const cell = open()
      .call('PROFILE', [column(3), null], {})
      .catch((error: CellError) => error);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await cell).toMatchObject({ code: '#N/A', message: expect.stringContaining('over a minute') as string });
    vi.useRealTimers();
  });

  it('by cancelling settle at once and are not listed', async () => {
    server.delay = () => new Promise(() => undefined);
    const invocation: Invocation = { address: 'Sheet1!A1' };
    const cell = open().call('PROFILE', [column(3), null], invocation);
    invocation.onCanceled?.();
    await expect(cell).rejects.toMatchObject({ code: '#N/A' });
    expect(failingCells.list()).toEqual([]);
  });
});

describe('DV.STATUS', () => {
  it('tells each item, and asks the server once for many cells', async () => {
    const caller = open();
    const items = [null, 'user', 'version', 'AI', 'latency'];
    const values = await Promise.all(items.map((item) => caller.call('STATUS', [item], {})));
    expect(values.flat(2)).toEqual([
      'DataVision 0.1.0, Local user, AI off',
      'Local user',
      '0.1.0',
      'No key is set.',
      expect.any(Number),
    ]);
    expect(server.count('GET', /status/)).toBe(1);
  });

  it('names the items it knows', async () => {
    await expect(open().call('STATUS', ['speed'], {})).rejects.toMatchObject({
      code: '#VALUE!',
      message: 'speed is not an item. Use summary, user, version, ai and latency.',
    });
  });
});

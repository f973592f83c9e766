import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FunctionMetadata, Outcome } from '../../workbench/host/custom-functions.js';
import { FakeServer } from '../../addin/testing/fake-server.js';
import { functionsMetadata } from '../../scripts/functions-metadata.mjs';
import { openExcel, type OpenExcel } from './excel.js';

let excel: OpenExcel;
let server: FakeServer;
const reads: Record<string, string> = {};

/** Starts the add-in's own entry point inside the real custom-functions runtime of office.js. */
beforeAll(async () => {
  excel = await openExcel();
  const store = {
    getItem: (key: string) => reads[key] ?? null,
    setItem: (key: string, text: string) => (reads[key] = text),
  };
  vi.stubGlobal('CustomFunctions', excel.window.CustomFunctions);
  vi.stubGlobal('location', { origin: 'https://dv.test' });
  vi.stubGlobal('localStorage', store);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => server.fetch(url, init));
  await import('../../addin/functions/index.js');
});
beforeEach(() => {
  server = new FakeServer();
});

const metadata = functionsMetadata().functions as unknown as FunctionMetadata[];

const cell = (name: string, args: unknown[], address = 'Sheet1!B2'): Promise<Outcome> =>
  new Promise((resolve) => {
    const described = metadata.find(({ id }) => id === name)!;
    excel.host.functions.call({ metadata: described, args, address, parameterAddresses: [] }, resolve);
  });

describe('DV functions in the runtime of office.js', () => {
  it('give tables', async () => {
    server.compute = ({ id, arguments: given }) => ({
      id,
      values: [
        ['Period', 'Forecast'],
        [1, given.length],
      ],
    });
    expect(await cell('FORECAST', [[[1], [2], [3]], null, [[12]], null, null, null, null, null, null])).toEqual({
      value: [
        ['Period', 'Forecast'],
        [1, 3],
      ],
    });
  });

  it('show the error of the closed table with its message', async () => {
    server.compute = ({ id }) => ({ id, error: { code: 'no-rows', detail: 'The query returned no rows.' } });
    expect(await cell('QUERY', [[['a'], [1]], 'select 1', null])).toEqual({
      error: '#N/A',
      message: 'The query returned no rows.',
    });
    server.compute = ({ id }) => ({ id, error: { code: 'out-of-range', detail: 'No message fits into #NUM!.' } });
    expect(await cell('OUTLIERS', [[[1], [2]], null, -1, null])).toMatchObject({ error: '#NUM!' });
  });

  it('list a failing cell with its address for the pane', async () => {
    server.compute = ({ id }) => ({ id, error: { code: 'too-little-data', detail: 'A forecast needs 8 periods.' } });
    await cell('FORECAST', [[[1], [2]], null, null, null, null, null, null, null, null], 'Sheet1!D7');
    const { failingCells } = await import('../../addin/runtime.js');
    expect(failingCells.list()[0]).toMatchObject({ address: 'Sheet1!D7', detail: 'A forecast needs 8 periods.' });
  });

  it('tell the status', async () => {
    expect(await cell('STATUS', ['version'])).toEqual({ value: [['0.1.0']] });
  });
});

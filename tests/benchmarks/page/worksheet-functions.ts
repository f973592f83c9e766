// Cells per second of the add-in's side of DV.* formulas, against a server in memory:
// node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/page/worksheet-functions.ts
import { FailingCells } from '../../../addin/functions/failing-cells.js';
import { FunctionCaller } from '../../../addin/functions/function-caller.js';
import { FakeServer } from '../../../addin/testing/fake-server.js';

Object.assign(globalThis, { CustomFunctions: { Error } });

type Cell = (caller: FunctionCaller) => Promise<unknown>;

const orders: unknown[][] = Array.from({ length: 5_001 }, (_, row) =>
  Array.from({ length: 8 }, (_, column) => (column % 2 === 0 ? row : `text ${row}`)),
);
/** Every cell gets its own copy of the range, as from Excel. */
const table = (): unknown[][] => orders.map((row) => [...row]);

const processor = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** Cells arrive one by one, as Excel's messages do. Blocks are counted in processor time of the page's thread. */
const measure = async (label: string, count: number, cell: (index: number) => Cell): Promise<void> => {
  const server = new FakeServer();
  const storage = { read: () => null, write: () => undefined };
  const caller = new FunctionCaller({
    api: server.api,
    storage,
    failingCells: new FailingCells(),
    now: () => performance.now(),
  });
  let last = processor();
  let longest = 0;
  const watch = setInterval(() => {
    longest = Math.max(longest, processor() - last);
    last = processor();
  }, 1);
  const began = performance.now();
  const before = processor();
  const results: Promise<unknown>[] = [];
  for (let index = 0; index < count; index++) {
    results.push(cell(index)(caller));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(results);
  clearInterval(watch);
  const figures = [
    `${Math.round(performance.now() - began)} ms`,
    `${Math.round(processor() - before)} ms of processor`,
    `longest block ${Math.round(longest)} ms`,
    `${server.count('POST', /batch/)} requests`,
    `${server.count('POST', /uploads$/)} uploads`,
  ];
  console.log(`${label}: ${figures.join(', ')}`);
};

await measure(
  '10,000 distinct cells',
  10_000,
  (index) => (caller) => caller.call('OUTLIERS', [[[index], [1], [2]]], { address: `A${index}` }),
);
await measure('1,000 equal cells over 5,001 x 8', 1_000, () => (caller) => caller.call('PROFILE', [table(), null], {}));
await measure(
  '1,000 distinct queries over 5,001 x 8',
  1_000,
  (index) => (caller) => caller.call('QUERY', [table(), `select ${index}`, null], {}),
);

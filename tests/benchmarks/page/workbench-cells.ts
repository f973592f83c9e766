/**
 * 10,000 distinct cheap DV cells in the workbench, from one write to the last result, and how long its page was ever blocked.
 * Needs a build (`npm run build`) and a browser (`DV_BROWSER`).
 * Run: node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/page/workbench-cells.ts [cells]
 */
import { Product } from '../../e2e/product.js';
import { watchPage } from './watch-page.js';

const cells = Number(process.argv[2] ?? 10_000);
const product = await Product.start();
await product.control('activate', 'Try');
await product.control(
  'write',
  `Try!H1:H${cells}`,
  Array.from({ length: cells }, (_, index) => [index + 1]),
);
await product.control('settle');

const watched = await watchPage(product.page);
const requestsBefore = await product.control<number>('requestCount');
const began = performance.now();
await product.control(
  'write',
  `Try!J1:J${cells}`,
  Array.from({ length: cells }, (_, index) => [`=DV.OUTLIERS(H${index + 1})`]),
);
await product.control('settle', 120_000);
const seconds = (performance.now() - began) / 1_000;

const { longest, blocks } = await watched();
const values = (await product.control<unknown[][]>('values', `Try!J1:J${cells}`)).flat();
const busy = values.filter((value) => value === '#BUSY!').length;
const requests = (await product.control<number>('requestCount')) - requestsBefore;
console.log(
  `${cells} cells: ${seconds.toFixed(1)} s, ${requests} messages of office.js, ${busy} without a result, first ${String(values[0])}`,
);
console.log(`longest block of the page ${longest} ms; over 100 ms: ${blocks.join(', ') || 'none'}`);
await product.stop();

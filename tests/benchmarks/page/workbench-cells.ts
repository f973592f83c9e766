/**
 * 10,000 distinct cheap DV cells in the workbench, from one write to the last result, and how long its page was ever blocked.
 * Needs a build (`npm run build`) and a browser (`DV_BROWSER`).
 * Run: node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/page/workbench-cells.ts [cells]
 */
import { Product } from '../../e2e/product.js';

const cells = Number(process.argv[2] ?? 10_000);
const product = await Product.start();
await product.control('activate', 'Try');
await product.control(
  'write',
  `Try!H1:H${cells}`,
  Array.from({ length: cells }, (_, index) => [index + 1]),
);
await product.control('settle');

/** The longest wait between two turns of the page's loop, in milliseconds. */
await product.page.evaluate(() => {
  const watch = { longest: 0, blocks: [] as number[] };
  let last = performance.now();
  const turn = (): void => {
    const now = performance.now();
    if (now - last > 100) watch.blocks.push(Math.round(now - last));
    watch.longest = Math.max(watch.longest, now - last);
    last = now;
    channel.port2.postMessage(null);
  };
  const channel = new MessageChannel();
  channel.port1.onmessage = turn;
  channel.port2.postMessage(null);
  Object.assign(window, { watch });
});

const requestsBefore = await product.control<number>('requestCount');
const began = performance.now();
await product.control(
  'write',
  `Try!J1:J${cells}`,
  Array.from({ length: cells }, (_, index) => [`=DV.OUTLIERS(H${index + 1})`]),
);
await product.control('settle', 120_000);
const seconds = (performance.now() - began) / 1_000;

const watch = await product.page.evaluate(
  () => (window as unknown as { watch: { longest: number; blocks: number[] } }).watch,
);
const values = (await product.control<unknown[][]>('values', `Try!J1:J${cells}`)).flat();
const busy = values.filter((value) => value === '#BUSY!').length;
const requests = (await product.control<number>('requestCount')) - requestsBefore;
console.log(
  `${cells} cells: ${seconds.toFixed(1)} s, ${requests} messages of office.js, ${busy} without a result, first ${String(values[0])}`,
);
console.log(
  `longest block of the page ${Math.round(watch.longest)} ms; over 100 ms: ${watch.blocks.join(', ') || 'none'}`,
);
await product.stop();

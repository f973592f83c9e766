/**
 * 200,000 rows of 8 columns from PostgreSQL to a new sheet of the workbench, from the press of the button to the finished table, and
 * how long its page was ever blocked. Needs a build (`npm run build`), a browser (`DV_BROWSER`) and PostgreSQL.
 * Run: node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/page/load-to-sheet.ts
 */
import { Product } from '../../e2e/product.js';
import { openShop, ORDERS } from '../../e2e/shop.js';
import { watchPage } from './watch-page.js';

const shop = await openShop();
if (typeof shop === 'string') throw new Error(shop);
const product = await Product.start();
try {
  await product.button('Skip').click();
  await product.button(/^Database/).click();
  await product.button(/^PostgreSQL/).click();
  await product.describeShop(shop);
  await product.button('Test and save').click();
  await product.button(/^orders Every/).click();
  await product.button('Load this table').click();
  await product.button('Load to new sheet').waitFor();
  const watched = await watchPage(product.page);
  const began = performance.now();
  await product.button('Load to new sheet').click();
  await product.pane.getByText('Writing to the sheet').waitFor({ timeout: 120_000 });
  const read = performance.now();
  await product.pane.getByText(/rows stand on DV Data orders/).waitFor({ timeout: 600_000 });
  const ended = performance.now();
  const { longest, blocks } = await watched();
  const last = await product.control<unknown[][]>('values', `'DV Data orders'!A${ORDERS + 4}:H${ORDERS + 4}`);
  const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(1);
  console.log(
    `${ORDERS.toLocaleString('en')} rows: ${seconds(ended - began)} s, of these to the server ${seconds(read - began)}; last row ${JSON.stringify(last[0])}`,
  );
  console.log(`longest block of the page ${longest} ms; over 100 ms: ${blocks.join(', ') || 'none'}`);
} finally {
  await product.stop();
  await shop.stop();
}

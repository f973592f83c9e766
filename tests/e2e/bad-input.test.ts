import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Product } from './product.js';

type Cell = string | number | boolean | null;

/** Whatever goes wrong ends in one clear sentence in the pane, and the workbook is as it was. */
describe.skipIf(!process.env.DV_BROWSER)('bad input and bad moments', () => {
  let product: Product;
  let sheetsBefore: string[];

  const goTo = (step: string) =>
    product.pane.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: step }).click();
  const select = async (sheet: string, address: string) => {
    await product.control('activate', sheet);
    await product.control('select', `${sheet}!${address}`);
  };
  const shows = (text: string | RegExp) => product.pane.getByText(text).first().waitFor({ timeout: 30_000 });
  const profile = () => product.button(/^(Profile it|Profile)$/).click();
  const untouched = async () => {
    expect(await product.control<string[]>('sheets')).toEqual(sheetsBefore);
    expect(await product.control<Cell[][]>('values', 'Orders!A1:B1')).toEqual([['Order ID', 'Order Date']]);
  };
  const stopServer = (signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL') => product.server.process.kill(signal);

  beforeAll(async () => {
    product = await Product.start();
    sheetsBefore = await product.control<string[]>('sheets');
    await product.button('Use my selection').click();
    await product.button('Write to sheet').waitFor({ timeout: 60_000 });
  }, 180_000);
  afterAll(() => product?.stop());
  beforeEach(() => goTo('Connect'));
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await product?.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`);
  });

  it('takes the table around one selected cell', async () => {
    await select('Orders', 'C7');
    await shows('Orders!A1:H5001');
    await untouched();
  });

  it('asks for data on an empty sheet', async () => {
    await select('Try', 'D40');
    await goTo('Analyze');
    await shows('Select a cell in your data first.');
    await untouched();
  });

  it('reads of a whole column the rows in use', async () => {
    await select('Orders', 'B:B');
    await shows('Orders!B1:B5001');
    await profile();
    await shows('1 column');
    await untouched();
  });

  it('refuses 16,000 columns', async () => {
    const wide = [0, 1, 2].map((row) =>
      Array.from({ length: 16_000 }, (_, column) => (row === 0 ? `c${column}` : row)),
    );
    await product.control('write', 'Try!A50:WQJ52', wide);
    await select('Try', 'A50:WQJ52');
    await shows('16,000 cols');
    await profile();
    await shows('Try!A50:WQJ52 has 16,000 columns; up to 2,000 can be read.');
    await product.screenshot('20-too-many-columns');
    await untouched();
  });

  it('writes nothing to a protected sheet', async () => {
    await select('Orders', 'A1');
    await shows('Orders!A1:H5001');
    await profile();
    await product.button('Write to sheet').waitFor({ timeout: 60_000 });
    await product.control('protect', 'Try', true);
    await product.control('select', 'Try!B2');
    await product.control('activate', 'Try');
    await product.pane.getByRole('button', { name: 'a new sheet', exact: true }).click();
    await product.pane.getByRole('menuitemradio', { name: 'the selected cell' }).click();
    await product.button('Write to sheet').click();
    await shows(/protected/);
    await product.screenshot('21-protected-sheet');
    expect(await product.control<Cell[][]>('values', 'Try!B2:C3')).toEqual([
      ['', ''],
      ['', ''],
    ]);
    await product.control('protect', 'Try', false);
    await untouched();
  });

  it('cancels a run that the server takes too long for', async () => {
    await select('Monthly', 'A1');
    await shows('Monthly!A1:B73');
    stopServer('SIGSTOP');
    try {
      await profile();
      await product.button('Cancel').waitFor({ timeout: 30_000 });
      await product.screenshot('22-running');
      await product.button('Cancel').click();
      await shows('Cancelled.');
    } finally {
      stopServer('SIGCONT');
    }
    await untouched();
  });

  it('says so when the server stops in the middle of a run', async () => {
    await select('Orders', 'A1');
    await goTo('Analyze');
    await shows('Orders!A1:H5001');
    const box = product.pane.getByRole('textbox', { name: 'Question' });
    stopServer('SIGSTOP');
    await box.fill('total revenue by product in 2024');
    await box.press('Enter');
    await product.button('Cancel').waitFor({ timeout: 30_000 });
    stopServer('SIGKILL');
    await shows(/does not answer/);
    await product.screenshot('23-server-stopped');
    await untouched();
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Product } from './product.js';

/** Several columns of the sample orders forecast at once, by real clicks. */
describe.skipIf(!process.env.DV_BROWSER)('forecasting several columns in the workbench', () => {
  let product: Product;

  const results = async () => (await product.control<string[]>('sheets')).filter((name) => name.startsWith('DV For'));
  const group = (name: string) => product.pane.getByRole('group', { name });

  beforeAll(async () => {
    product = await Product.start();
    await product.button('Use my selection').click();
    await product.button('Write to sheet').waitFor({ timeout: 60_000 });
  }, 180_000);
  afterAll(() => product?.stop());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await product?.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`);
  });

  it('forecasts revenue and units by month, with what may help to foretell them', async () => {
    await product.control('activate', 'Orders');
    await product.pane.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Analyze' }).click();
    await product.pane.getByText('What comes next?').first().click();
    await product.button('More columns').click();
    await group('Also forecast').getByRole('checkbox', { name: 'Units' }).check();
    await group('May help to foretell').getByRole('checkbox', { name: 'Discount' }).check();
    await product.screenshot('40-forecast-columns');
    await product.button(/^Forecast \d+ periods?$/).click();
    await product.button('Insert forecast').waitFor({ timeout: 60_000 });
    await product.screenshot('41-forecast-several');
    for (const name of ['Revenue', 'Units']) {
      const block = product.pane.getByRole('region', { name, exact: true });
      const said = await block.innerText();
      expect(said).toContain('95% interval');
      expect(said).toMatch(/error than/);
      expect(said).toContain('Discount');
      expect(await block.getByRole('img').count()).toBeGreaterThan(0);
    }
    await product.pane.getByRole('region', { name: 'Units', exact: true }).scrollIntoViewIfNeeded();
    await product.screenshot('42-forecast-second-column');
  });

  it('inserts both on one sheet, a chart each, and takes them back', async () => {
    await product.button('Insert forecast').click();
    await expect.poll(results, { timeout: 60_000 }).toEqual(['DV Forecast Revenue']);
    await product.pane.getByText('Inserted at').first().waitFor({ timeout: 60_000 });
    const charts = await product.control<{ sheet: string }[]>('charts');
    expect(charts.filter(({ sheet }) => sheet === 'DV Forecast Revenue')).toHaveLength(2);
    const [header] = await product.control<unknown[][]>('values', "'DV Forecast Revenue'!A4:G4");
    expect(header).toEqual([
      'Period',
      'Revenue',
      'Revenue lower bound',
      'Revenue upper bound',
      'Units',
      'Units lower bound',
      'Units upper bound',
    ]);
    await product.screenshot('43-forecast-several-sheet');
    await product.button('Undo').first().click();
    await expect.poll(results, { timeout: 30_000 }).toEqual([]);
  });

  it('leaves no error in the console and meets nothing the workbench does not emulate', async () => {
    expect(await product.control<string[]>('notEmulated')).toEqual([]);
    expect(product.complaints).toEqual([]);
  });
});

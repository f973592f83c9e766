import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Product } from './product.js';
import { openShop, VISITS, type Shop } from './shop.js';

type Cell = string | number | boolean | null;

const opened = process.env.DV_BROWSER ? await openShop() : 'no browser: set DV_BROWSER to a Chromium';
const missing = typeof opened === 'string' ? opened : null;
const shop = opened as Shop;

describe.skipIf(missing)(`asking a database table where it lies${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let product: Product;
  const body = () => product.pane.locator('body').innerText();
  const back = () => product.pane.getByRole('button', { name: 'Back' }).click();
  const heading = (name: RegExp) => product.pane.getByRole('heading', { name });
  const choose = (label: string, option: string) =>
    product.pane.getByRole('combobox', { name: label }).selectOption(option);

  const openTable = async (name: string) => {
    const search = product.pane.getByRole('searchbox', { name: 'Search schemas and tables' });
    await search.waitFor({ timeout: 30_000 });
    await search.fill(name);
    await product.button(new RegExp(`^${name}`)).click();
    await product.pane.getByText('Ask it where it lies').waitFor({ timeout: 60_000 });
  };

  const receipt = async () => {
    await product.button(/How was this found/).click();
    await product.pane.getByText('Shop: public.visits').waitFor();
    return body();
  };

  beforeAll(async () => {
    product = await Product.start();
    await product.button('Skip').click();
    await product.button(/^Database/).click();
    await product.button(/^PostgreSQL/).click();
    await product.describeShop(shop);
    await product.button('Test and save').click();
    await openTable('visits');
  }, 180_000);
  afterAll(async () => {
    await product?.stop();
    await shop.stop();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await product?.screenshot(`failed-in-source-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`);
  });

  it('tells why a measure changed, with the statement and the rows behind it', async () => {
    await product.button(/^Why did it change\?/).click();
    const inputs = product.pane.getByRole('combobox');
    await inputs.first().waitFor();
    expect(await inputs.count()).toBe(3);
    await choose('Change of', 'revenue');
    await product.button('Explain the change').click();
    await heading(/^revenue fell/i).waitFor({ timeout: 60_000 });
    expect(await body()).toContain('South');
    await product.screenshot('in-source-01-change');
    const shown = await receipt();
    expect(shown).toMatch(/GROUP BY/);
    expect(shown).toContain(`${VISITS.toLocaleString('en')} read`);
    await back();
  });

  it('finds what drives a column', async () => {
    await product.button(/^What drives it\?/).click();
    await choose('Explain', 'revenue');
    await product.button('Find what drives it').click();
    await product.button('Insert finding').waitFor({ timeout: 120_000 });
    const shown = await body();
    expect(shown).toMatch(/device/);
    expect(shown).toMatch(/discount/);
    await product.screenshot('in-source-02-drivers');
    expect(await receipt()).toMatch(/Drivers were searched in [\d,]+ of 120,000 rows, drawn at random/);
  });

  it('puts the finding on a sheet and takes it back', async () => {
    const before = await product.control<string[]>('sheets');
    await product.button('Insert finding').click();
    const bar = product.pane.getByRole('region', { name: 'Last action' });
    await bar.getByRole('button', { name: 'Undo' }).waitFor({ timeout: 60_000 });
    const [sheet] = (await product.control<string[]>('sheets')).filter(
      (name) => !before.includes(name) && name !== 'DV Log',
    );
    const cells = await product.control<Cell[][]>('values', `'${sheet}'!A1:F30`);
    expect(cells.flat().join(' ')).toMatch(/Shop: public\.visits/);
    await bar.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => product.control<string[]>('sheets'), { timeout: 30_000 }).not.toContain(sheet);
    await back();
  });

  it('compares the largest groups of a column', async () => {
    await product.button(/^Do groups differ\?/).click();
    await choose('Average of', 'revenue');
    await choose('Between', 'device');
    await product.button('Compare the groups').click();
    await heading(/(lower|higher) than (phone|desktop) on average/).waitFor({ timeout: 60_000 });
    expect(await body()).toContain('Very certain');
    await product.screenshot('in-source-03-compare');
    await back();
  });

  it('answers a question in words', async () => {
    await product.button(/^Ask a question/).click();
    const box = product.pane.getByRole('textbox', { name: 'Question' });
    await box.fill('average revenue by device');
    await box.press('Enter');
    await product.button('Insert answer').waitFor({ timeout: 60_000 });
    const shown = await body();
    expect(shown).toContain('desktop');
    await product.screenshot('in-source-04-ask');
    expect(await receipt()).toMatch(/GROUP BY/);
    await back();
    await back();
  });

  it('cancels in the database what takes too long', async () => {
    await openTable('endless');
    await product.button(/^Why did it change\?/).click();
    await product.button('Explain the change').click();
    await product.pane.getByText('The source computes').first().waitFor({ timeout: 30_000 });
    expect(await shop.statementsRunning()).toBeGreaterThan(0);
    await product.screenshot('in-source-05-computing');
    await product.button('Cancel').click();
    await product.pane.getByText('Cancelled.').first().waitFor({ timeout: 10_000 });
    await expect.poll(() => shop.statementsRunning(), { timeout: 5_000 }).toBe(0);
  });

  it('leaves the workbook as it was and no error in the console', async () => {
    expect(await product.control<string[]>('notEmulated')).toEqual([]);
    expect(product.complaints).toEqual([]);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Product } from './product.js';
import { makeSqliteFolder, openShop, ORDERS, type Shop } from './shop.js';

type Cell = string | number | boolean | null;

const opened = process.env.DV_BROWSER ? await openShop() : 'no browser: set DV_BROWSER to a Chromium';
const missing = typeof opened === 'string' ? opened : null;
const shop = opened as Shop;

describe.skipIf(missing)(`connecting a database in the workbench${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const files = makeSqliteFolder();
  let product: Product;

  const text = (label: string) => product.pane.getByRole('textbox', { name: label });
  const sheets = () => product.control<string[]>('sheets');
  const values = (sheet: string, address: string) => product.control<Cell[][]>('values', `'${sheet}'!${address}`);
  const body = () => product.pane.locator('body').innerText();
  const goTo = (step: string) =>
    product.pane.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: step }).click();
  const back = () => product.pane.getByRole('button', { name: 'Back' }).click();

  const openTable = async (name: RegExp) => {
    await product.button(name).first().click();
    await product.pane.getByText(/^First 100 rows$|^All \d+ rows$/).waitFor({ timeout: 60_000 });
  };

  beforeAll(async () => {
    product = await Product.start({ DV_SQLITE_FOLDER: files.folder });
  }, 180_000);
  afterAll(async () => {
    await product?.stop();
    await shop.stop();
    files.remove();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await product?.screenshot(`failed-connect-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`);
  });

  it('offers every source', async () => {
    await product.button('Skip').click();
    for (const source of [/^File/, /^Database/, /^Cloud storage/, /^Sample data/, /^Data catalog/])
      expect(await product.button(source).count()).toBe(1);
    await product.screenshot('connect-01-sources');
  });

  it('says at which step a connection fails, and saves one that answers', async () => {
    await product.button(/^Database/).click();
    await product.button(/^PostgreSQL/).click();
    await product.describeShop(shop, '1');
    await product.button('Test and save').click();
    const report = product.pane.getByRole('alert', { name: 'Result of the test' });
    await report.waitFor({ timeout: 30_000 });
    expect(await report.getByRole('listitem', { name: 'Port: failed' }).count()).toBe(1);
    expect(await report.getByRole('listitem', { name: 'Login: not tried' }).count()).toBe(1);
    await product.screenshot('connect-02-failed-test');
    await text('Port').fill(shop.port);
    await product.button('Test and save').click();
    await product.pane.getByText('Every order since 2019').waitFor({ timeout: 30_000 });
    expect(await body()).not.toContain(shop.password);
    await product.screenshot('connect-03-tables');
  });

  it('finds a table and shows columns, keys, shapes and first rows', async () => {
    await product.pane.getByRole('searchbox', { name: 'Search schemas and tables' }).fill('order');
    await expect.poll(body).not.toContain('customers');
    await openTable(/^orders Every/);
    await product.button('Count all rows').waitFor({ timeout: 30_000 });
    const shown = await body();
    for (const part of ['200,000 rows', '8 columns', 'numeric(12,2)', 'Key', '→ customers'])
      expect(shown).toContain(part);
    await product.screenshot('connect-04-table');
    await product.button('Count all rows').click();
    await product.pane.getByText('Counted in all rows.').waitFor({ timeout: 60_000 });
  });

  it('keeps a filtered selection on the server and profiles it', async () => {
    await product.button('Load this table').click();
    await product.button('Add a condition').click();
    await product.pane.getByRole('combobox', { name: 'Column' }).selectOption('status');
    await product.pane.getByRole('textbox', { name: 'Value' }).fill('paid');
    await product.pane.getByRole('checkbox', { name: 'note' }).uncheck();
    await product.pane.getByRole('radio', { name: /^Keep on the server/ }).click();
    await product.screenshot('connect-05-selection');
    await product.button('Load to server').click();
    await product.pane.getByText('66,666 rows are kept on the server').waitFor({ timeout: 60_000 });
    await product.button('Profile it').click();
    await product.pane.getByRole('heading', { name: '7 columns' }).waitFor({ timeout: 60_000 });
    await product.screenshot('connect-06-profile');
  });

  it('answers a question about the table on the server', async () => {
    await goTo('Analyze');
    const box = product.pane.getByRole('textbox', { name: 'Question' });
    await box.fill('total amount by channel');
    await box.press('Enter');
    await product.button('Insert answer').waitFor({ timeout: 60_000 });
    expect(await body()).toContain('Online');
  });

  it('loads a table to a new sheet with its provenance, and texts stay texts', async () => {
    await goTo('Connect');
    await product.button(/^Database/).click();
    await product.button(/^Shop/).click();
    await openTable(/^orders_2018/);
    await product.button('Load this table').click();
    await product.button('Load to new sheet').click();
    await product.pane.getByText('1,000 rows stand on DV Data orders_2018.').waitFor({ timeout: 120_000 });
    const cells = await values('DV Data orders_2018', 'A1:H60');
    expect(cells[1]?.[0]).toMatch(/^From Shop\.archive\.orders_2018 .*1,000 rows.*run /);
    expect(cells[3]).toEqual(['id', 'customer', 'ordered', 'amount', 'units', 'status', 'channel', 'note']);
    expect(cells.flat()).toContain('=SUM(A1:A9)');
    expect(await sheets()).toContain('DV Log');
    await product.screenshot('connect-07-loaded');
  });

  it('refreshes it in place and says what changed, and takes the refresh back', async () => {
    await shop.run(
      'UPDATE archive.orders_2018 SET amount = 1 WHERE id <= 5; DELETE FROM archive.orders_2018 WHERE id = 10; INSERT INTO archive.orders_2018 SELECT * FROM orders WHERE id BETWEEN 1001 AND 1003',
    );
    for (let steps = 0; steps < 6 && !(await product.button('Refresh orders_2018').count()); steps += 1) await back();
    await product.button('Refresh orders_2018').click();
    await product.pane
      .getByText(/8 rows added, 6 rows removed/)
      .first()
      .waitFor({ timeout: 60_000 });
    await product.screenshot('connect-08-refreshed');
    const filled = async () =>
      (await values('DV Data orders_2018', 'A1003:A1007')).flat().filter((cell) => cell !== '' && cell !== null).length;
    expect(await filled()).toBe(4);
    await product.pane.getByRole('region', { name: 'Last action' }).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(filled, { timeout: 60_000 }).toBe(2);
  });

  it('cancels a load before anything is written', async () => {
    await product.button(/^Database/).click();
    await product.button(/^Shop/).click();
    await openTable(/^orders Every/);
    await product.button('Load this table').click();
    await product.button('Pick none').click();
    for (const column of ['id', 'status'])
      await product.pane.getByRole('checkbox', { name: column, exact: true }).check();
    await product.button('Load to new sheet').click();
    await product.button('Cancel').click();
    await product.pane.getByText('Cancelled.').first().waitFor({ timeout: 60_000 });
    expect(await sheets()).not.toContain('DV Data orders');
  });

  it('loads 200,000 rows to a sheet', async () => {
    await product.button('Try again').click();
    await product.pane.getByText('200,000 rows stand on DV Data orders.').waitFor({ timeout: 240_000 });
    expect((await values('DV Data orders', `A${ORDERS + 4}:A${ORDERS + 4}`))[0]?.[0]).toBe(ORDERS);
  }, 300_000);

  it('adds an SQLite file of the allowed folder and loads from it', async () => {
    for (let steps = 0; steps < 6 && !(await product.button(/^Database/).count()); steps += 1) await back();
    await product.button(/^Database/).click();
    await product.button('Add a connection').click();
    await product.button(/^SQLite/).click();
    await text('File').fill('library.sqlite');
    await text('Name').fill('Library');
    await product.button('Test and save').click();
    await product.button(/^books/).waitFor({ timeout: 30_000 });
    await openTable(/^books/);
    await product.button('Load this table').click();
    await product.button('Load to new sheet').click();
    await product.pane.getByText('300 rows stand on DV Data books.').waitFor({ timeout: 60_000 });
    expect((await values('DV Data books', 'A4:C5'))[1]).toEqual([1, 'Book 1', 110]);
    await product.screenshot('connect-09-sqlite');
  });

  it('leaves no error in the console and meets nothing the workbench does not emulate', async () => {
    expect(await product.control<string[]>('notEmulated')).toEqual([]);
    expect(product.complaints).toEqual([]);
  });
});

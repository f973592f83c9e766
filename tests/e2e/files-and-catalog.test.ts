import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Product } from './product.js';
import { openShop, type Shop } from './shop.js';

type Cell = string | number | boolean | null;

const opened = process.env.DV_BROWSER ? await openShop() : 'no browser: set DV_BROWSER to a Chromium';
const missing = typeof opened === 'string' ? opened : null;
const shop = opened as Shop;

/** Bars and semicolons both make whole columns: the reader takes one of them, the user may have meant the other. */
const MISLEADING = ['name|size|note', 'A;1|4|x;y;z', 'B;2|5|x;y;z', 'C;3|6|x;y;z'].join('\n');
const BIG_ROWS = 900_000;

describe.skipIf(missing)(`files and the catalog in the workbench${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-files-'));
  let product: Product;
  const body = () => product.pane.locator('body').innerText();
  const back = () => product.pane.getByRole('button', { name: 'Back' }).click();
  const values = (sheet: string, address: string) => product.control<Cell[][]>('values', `'${sheet}'!${address}`);
  const choose = (label: string, option: string) =>
    product.pane.getByRole('combobox', { name: label }).selectOption({ label: option });

  const upload = async (name: string, content: string | Buffer) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    const chooser = product.page.waitForEvent('filechooser');
    await product.button('Choose a file').click();
    await (await chooser).setFiles(file);
  };

  beforeAll(async () => {
    product = await Product.start();
    await product.button('Skip').click();
  }, 180_000);
  afterAll(async () => {
    await product?.stop();
    await shop.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await product?.screenshot(`failed-files-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`);
  });

  it('shows how a file was read, takes the correction and loads what was corrected', async () => {
    await product.button(/^File/).click();
    await upload('sizes.csv', MISLEADING);
    await product.pane.getByText(/Vertical bar · 1 header row/).waitFor({ timeout: 60_000 });
    await product.button('Correct').click();
    await product.screenshot('files-01-dialect');
    await choose('Separated by', 'Semicolon');
    await choose('Header rows', '0');
    await product.button('Read again').click();
    await product.pane.getByText(/Semicolon · No header/).waitFor({ timeout: 60_000 });
    await product.screenshot('files-02-corrected');
    await product.button('Load to new sheet').click();
    await product.pane.getByText(/rows stand on DV Data sizes/).waitFor({ timeout: 60_000 });
    expect((await values('DV Data sizes', 'A5:D9')).flat()).toContain('1|4|x');
  });

  it('says in one sentence that a workbook is broken', async () => {
    await product.button('Load it differently').click();
    await upload('broken.xlsx', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(400, 7)]));
    const problem = product.pane.getByRole('alert');
    await problem.waitFor({ timeout: 60_000 });
    const said = await problem.innerText();
    expect(said).toMatch(/broken\.xlsx|workbook|file/i);
    expect(said).toContain('Nothing was changed');
    expect(said).not.toMatch(/Error|undefined|stack|at \w+\.\w+ \(/);
    await product.screenshot('files-03-broken');
  });

  it('counts the bytes that have left, and Cancel keeps nothing', async () => {
    const line = 'North,2026-01-02,12.50,a longer note about nothing in particular\n';
    const session = await product.page.context().newCDPSession(product.page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 4_000_000,
    });
    await upload('large.csv', `region,day,amount,note\n${line.repeat(BIG_ROWS)}`);
    await product.pane.getByText(/^Sent [\d.]+ (kB|MB) of [\d.]+ MB\.$/).waitFor({ timeout: 30_000 });
    await product.screenshot('files-04-sending');
    await product.button('Cancel').click();
    await expect.poll(body).not.toMatch(/^Sent /m);
    expect(await product.pane.getByRole('alert').count()).toBe(0);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await session.detach();
    await back();
  });

  it('lists connections, tables and columns in the catalog, and finds them', async () => {
    await product.button(/^Database/).click();
    await product.button(/^PostgreSQL/).click();
    await product.describeShop(shop);
    await product.button('Test and save').click();
    await product.button(/^visits/).waitFor({ timeout: 30_000 });
    for (let steps = 0; steps < 6 && !(await product.button(/^Data catalog/).count()); steps += 1) await back();
    await product.button(/^Data catalog/).click();
    await product.button('Connections').click();
    await product.button(/^Shop/).click();
    await product.button('Read all tables').click();
    await product.pane
      .getByText(/\d of \d tables were read into the catalog\./)
      .first()
      .waitFor({ timeout: 60_000 });
    await back();
    await product.pane.getByRole('button', { name: 'All', exact: true }).click();
    await product.screenshot('catalog-01-list');
    await product.pane
      .getByText(/entries/)
      .first()
      .waitFor();
    await product.pane.getByRole('searchbox').fill('discount');
    await product.button(/^discount/).waitFor({ timeout: 30_000 });
    await product.pane.getByRole('searchbox').fill('orders');
    await product
      .button(/^orders\b/)
      .first()
      .waitFor({ timeout: 30_000 });
    await product.screenshot('catalog-02-found');
  });

  it('keeps a description and a tag, finds both, and says where the table is used', async () => {
    await product.button('Tables').click();
    await product.pane.getByRole('searchbox').fill('visits');
    await product
      .button(/^visits/)
      .first()
      .click();
    await product.pane.getByText('Nobody has loaded it yet.').waitFor({ timeout: 30_000 });
    await product.button('Edit Description').click();
    await product.pane.getByRole('textbox', { name: 'Description' }).fill('One line per visit to the shop');
    await product.button('Save').click();
    await product.pane.getByText('One line per visit to the shop').waitFor();
    const tag = product.pane.getByRole('textbox', { name: 'Add a tag' });
    await tag.fill('traffic');
    await tag.press('Enter');
    await product.button('Remove the tag traffic').waitFor();
    await product.screenshot('catalog-03-entry');
    await product.button('Open the table').click();
    await product.button('Load this table').click();
    await choose('Read at most', 'The first 1,000 rows');
    await product.pane.getByRole('radio', { name: /^Keep on the server/ }).click();
    await product.button('Load to server').click();
    await product.pane.getByText('1,000 rows are kept on the server').waitFor({ timeout: 60_000 });
    for (let steps = 0; steps < 8 && !(await product.button('Remove the tag traffic').count()); steps += 1)
      await back();
    await product.pane.getByText(/^1,000 rows loaded/).waitFor({ timeout: 30_000 });
    await product.screenshot('catalog-04-used');
    await back();
    await product.pane.getByRole('searchbox').fill('visit to the shop');
    await product
      .button(/^visits/)
      .first()
      .waitFor({ timeout: 30_000 });
  });

  it('takes a load to a sheet back whole when it is cancelled while it is written', async () => {
    for (let steps = 0; steps < 8 && !(await product.button(/^Database/).count()); steps += 1) await back();
    const before = await product.control<string[]>('sheets');
    await product.button(/^Database/).click();
    await product.button(/^Shop/).click();
    await product.button(/^orders Every/).click();
    await product.button('Load this table').click();
    await product.button('Load to new sheet').click();
    await product.pane.getByText('Writing to the sheet').waitFor({ timeout: 120_000 });
    await product.pane.getByText('Cancel takes everything back.').waitFor();
    const half = async () => (await product.control<string[]>('sheets')).includes('DV Data orders');
    await expect.poll(half, { timeout: 60_000 }).toBe(true);
    await product.screenshot('files-05-writing');
    await product.button('Cancel').click();
    await product.pane.getByText('Nothing was changed in the workbook.').waitFor({ timeout: 120_000 });
    expect(await product.control<string[]>('sheets')).toEqual(before);
    await product.screenshot('files-06-taken-back');
  });

  it('leaves nothing that the workbench does not emulate', async () => {
    expect(await product.control<string[]>('notEmulated')).toEqual([]);
  });
});

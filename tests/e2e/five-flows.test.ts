import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Product } from './product.js';

type Cell = string | number | boolean | null;

const questions = [
  { question: 'total revenue by region in 2025', firstColumn: 'Region' },
  { question: 'top 5 products by units', firstColumn: 'Product' },
  { question: 'average discount per month', firstColumn: 'Month' },
] as const;

// Without a browser near there is nothing to click in; scripts/test.mjs says how to get one.
describe.skipIf(!process.env.DV_BROWSER)('the five flows in the workbench', () => {
  let product: Product;

  const sheets = () => product.control<string[]>('sheets');
  const values = (sheet: string, address: string) => product.control<Cell[][]>('values', `'${sheet}'!${address}`);
  const chartsOn = async (sheet: string) =>
    (await product.control<{ sheet: string }[]>('charts')).filter((chart) => chart.sheet === sheet);
  const goTo = (step: string) =>
    product.pane.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: step }).click();

  const results = async () => (await sheets()).filter((name) => name.startsWith('DV ') && name !== 'DV Log');

  /** Presses the button and waits for the sheet it makes; returns the sheet's name. */
  const insert = async (button: string): Promise<string> => {
    const before = new Set(await results());
    await product.button(button).click();
    const added = async () => (await results()).find((name) => !before.has(name)) ?? '';
    await expect.poll(added, { timeout: 60_000 }).not.toBe('');
    const sheet = await added();
    await product.pane.getByText(`Inserted at ${sheet}!`).first().waitFor({ timeout: 60_000 });
    return sheet;
  };

  const clickCell = async (address: string) => {
    const { x, y, width, height } = await product.control<DOMRect>('place', `Try!${address}`);
    await product.page.mouse.click(x + width / 2, y + height / 2);
  };

  /** Types into the grid as a user does. */
  const typeFormula = async (address: string, formula: string) => {
    await product.control('activate', 'Try');
    await product.control('select', `Try!${address}`);
    await clickCell(address);
    await product.page.keyboard.type(formula);
    await product.page.keyboard.press('Enter');
  };

  const settled = async (address: string): Promise<Cell[][]> => {
    await product.page.waitForFunction(
      (cell) => {
        const { workbench } = window as unknown as { workbench: { values(address: string): Cell[][] } };
        const value = workbench.values(`Try!${cell}`)[0]?.[0];
        return value !== null && value !== '' && value !== '#BUSY!';
      },
      address,
      { timeout: 60_000 },
    );
    return values('Try', address);
  };

  beforeAll(async () => {
    product = await Product.start();
  }, 180_000);
  afterAll(() => product?.stop());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await product?.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`);
  });

  it('profiles the selection and writes the profile to a sheet', async () => {
    await product.screenshot('01-first-run');
    await product.button('Use my selection').click();
    await product.button('Write to sheet').waitFor({ timeout: 60_000 });
    await product.screenshot('02-profile');
    const text = await product.pane.locator('body').innerText();
    for (const column of ['Order ID', 'Order Date', 'Region', 'Product', 'Units', 'Unit Price', 'Discount', 'Revenue'])
      expect(text).toContain(column);
    expect(await insert('Write to sheet')).toBe('DV Profile Orders');
    await product.screenshot('03-profile-sheet');
    expect((await values('DV Profile Orders', 'A4:B5'))[0]).toEqual(['Column', 'Type']);
    expect((await values('DV Profile Orders', 'A2:A2'))[0]?.[0]).toMatch(/^From Orders!A1:H5001 .*5,000 rows.*run /);
  });

  it.each(questions)(
    'answers "$question" with sentence, table, chart and receipt',
    async ({ question, firstColumn }) => {
      await product.control('activate', 'Orders');
      await goTo('Analyze');
      const box = product.pane.getByRole('textbox', { name: 'Question' });
      await box.fill(question);
      await box.press('Enter');
      await product.button('Insert answer').waitFor({ timeout: 60_000 });
      await product.pane
        .getByRole('button', { name: /How was this found/ })
        .first()
        .click();
      const text = await product.pane.locator('body').innerText();
      expect(text).toContain('SELECT');
      expect(text).toContain('5,000 read');
      await product.screenshot(`04-ask-${question.replaceAll(' ', '-')}`);
      const sheet = await insert('Insert answer');
      expect((await values(sheet, 'A4:A4'))[0]?.[0]).toBe(firstColumn);
      expect((await chartsOn(sheet)).length).toBe(1);
      await product.screenshot(`05-ask-sheet-${question.replaceAll(' ', '-')}`);
    },
  );

  it('forecasts the monthly series with interval, model and backtest error', async () => {
    await product.control('activate', 'Monthly');
    await product.control('select', 'Monthly!A1');
    await product.pane.getByText('Monthly!A1:B73').first().waitFor({ timeout: 20_000 });
    await goTo('Analyze');
    await product.pane.getByText('What comes next?').first().click();
    await product.button(/^Forecast \d+ periods?$/).click();
    await product.button('Insert forecast').waitFor({ timeout: 60_000 });
    await product.screenshot('06-forecast');
    const text = await product.pane.locator('body').innerText();
    expect(text).toMatch(/95%/);
    expect(text).toMatch(/error/i);
    const sheet = await insert('Insert forecast');
    expect(sheet).toMatch(/^DV Forecast/);
    expect((await chartsOn(sheet)).length).toBeGreaterThan(0);
    await product.screenshot('07-forecast-sheet');
  });

  it.each([
    ['A1', '=DV.FORECAST(Monthly!B2:B73,,12)', 'Period'],
    ['G1', '=DV.PROFILE(Orders!A1:H500)', 'Column'],
    ['U1', '=DV.OUTLIERS(Orders!E2:E99)', false],
    ['W1', '=DV.QUERY(Orders!A1:H500,"select region, sum(units) from data group by 1")', 'Region'],
  ])('spills a function typed into %s: %s', async (cell, formula, first) => {
    await typeFormula(cell, formula);
    expect((await settled(cell))[0]?.[0]).toEqual(first);
    await product.screenshot(`08-function-${cell}`);
  });

  it.each([
    ['A30', '=DV.ASK("units by region",Orders!A1:H5001)', /\d/],
    ['A31', '=DV.STATUS()', /^DataVision \d/],
  ])('answers a function typed into %s in one cell: %s', async (cell, formula, pattern) => {
    await typeFormula(cell, formula);
    expect(String((await settled(cell))[0]?.[0])).toMatch(pattern);
  });

  it('calculates formulas over cells that are written in bulk', async () => {
    await product.control('setFormula', 'Try!Z1', '=SUM(Y1:Y2000)');
    const ones = Array.from({ length: 2_000 }, () => [1]);
    await product.control('write', 'Try!Y1:Y2000', ones);
    await product.control('settle');
    expect((await values('Try', 'Z1:Z1'))[0]?.[0]).toBe(2_000);
    await product.control(
      'write',
      'Try!Y1:Y2000',
      ones.map(() => [2]),
    );
    await product.control('settle');
    expect((await values('Try', 'Z1:Z1'))[0]?.[0]).toBe(4_000);
  });

  it('says why a function cannot answer', async () => {
    await typeFormula('A32', '=DV.FORECAST(Monthly!B2:B5)');
    expect((await settled('A32'))[0]?.[0]).toBe('#NUM!');
    await typeFormula('A33', '=DV.QUERY(Orders!A1:H500,"drop table data")');
    expect((await settled('A33'))[0]?.[0]).toBe('#VALUE!');
  });

  it('lists every run in the log sheet and in Activity, and undoes each insertion as a whole', async () => {
    const log = (await values('DV Log', 'A1:N20')).flat().map(String);
    expect(log.filter((cell) => cell.includes('DV Profile Orders')).length).toBeGreaterThan(0);
    await product.pane.getByRole('button', { name: 'More', exact: true }).click();
    await product.pane.getByRole('menuitem', { name: /Activity/ }).click();
    await product.pane
      .getByText(/total revenue by region|Revenue/i)
      .first()
      .waitFor({ timeout: 20_000 });
    await product.screenshot('09-activity');
    const before = await results();
    for (let left = before.length; left > 0; left -= 1) {
      await product.pane.getByRole('main').getByRole('button', { name: 'Undo', exact: true }).first().click();
      const dialog = product.pane.getByRole('dialog', { name: 'Undo this run?' });
      await dialog.getByRole('button', { name: 'Undo this run' }).click();
      await expect.poll(async () => (await results()).length, { timeout: 20_000 }).toBe(left - 1);
      await expect.poll(() => dialog.count(), { timeout: 20_000 }).toBe(0);
    }
    expect(await sheets()).toEqual(expect.arrayContaining(['Orders', 'Monthly', 'Try']));
    await product.screenshot('10-undone');
  });

  it('admits no style element but those of the page, by a nonce that no other page has', async () => {
    const policy = async () => {
      const response = await product.page.request.get(`${product.server.url}/taskpane.html`);
      return /style-src ([^;]+);/.exec(response.headers()['content-security-policy'] ?? '')?.[1] ?? '';
    };
    const [first, second] = [await policy(), await policy()];
    expect(first).toMatch(/^'self' 'nonce-[\w+/=]{24}'$/);
    expect(second).not.toBe(first);
  });

  it('leaves no error in the console and meets nothing the workbench does not emulate', async () => {
    expect(await product.control<string[]>('notEmulated')).toEqual([]);
    expect(product.complaints).toEqual([]);
  });
});

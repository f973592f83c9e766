import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { saying, startGemini, type GeminiStandIn } from '../support/gemini-server.js';
import { makeSqliteFolder } from './shop.js';
import { Product } from './product.js';

const sales = [
  ['Order Date', 'Region', 'Product', 'Customer', 'Units', 'Revenue'],
  ['2025-01-05', 'North', 'Desk', 'Contoso', 2, 100],
  ['2025-01-20', 'South', 'Lamp', 'Contoso', 5, 250],
  ['2025-02-14', 'North', 'Desk', 'Adatum', 1, 50],
  ['2025-03-02', 'West', 'Lamp', 'Litware', 3, 75],
  ['2025-03-09', 'South', 'Desk', 'Litware', 4, 200],
  ['2025-04-11', 'West', 'Chair', 'Adatum', 6, 90],
];
const tickets = [
  ['Ticket', '', 'Topic', 'Keywords'],
  ['the invoice is wrong', '', 'Billing', 'invoice'],
  ['my money is gone', '', 'Delivery', 'parcel'],
  ['it never came', '', '', ''],
];

/** Chooses the first category for what speaks of money, the second for all else. */
const choosing = (text: string) => {
  const { subjects } = JSON.parse(text) as { subjects: { number: number; text?: string }[] };
  return saying({
    choices: subjects.map((each) => ({
      subject: each.number,
      options: [(each.text ?? 'money').includes('money') ? 1 : 2],
    })),
  });
};

// Without a browser near there is nothing to click in; scripts/test.mjs says how to get one.
describe.skipIf(!process.env.DV_BROWSER)('asking in cells', () => {
  const library = makeSqliteFolder();
  let product: Product;
  let gemini: GeminiStandIn;

  /** Types into a cell as a user does. */
  const type = async (address: string, text: string) => {
    await product.control('activate', 'Try');
    await product.control('select', `Try!${address}`);
    const { x, y, width, height } = await product.control<DOMRect>('place', `Try!${address}`);
    await product.page.mouse.click(x + width / 2, y + height / 2);
    await product.page.keyboard.type(text);
    await product.page.keyboard.press('Enter');
    await expect.poll(() => product.control('formulas', `Try!${address}`), { timeout: 10_000 }).not.toEqual([['']]);
    await product.control('settle');
  };
  const values = (address: string) => product.control<unknown[][]>('values', `Try!${address}`);
  const more = async (entry: string) => {
    await product.button('More').first().click();
    await product.pane.getByRole('menuitem', { name: entry }).click();
  };

  beforeAll(async () => {
    gemini = await startGemini(({ body }) => {
      const { text } = (body.contents as { parts: { text: string }[] }[])[0]!.parts[0]!;
      return text.includes('"subjects"')
        ? choosing(text)
        : saying({ outcome: 'not-understood', plan: null, sql: null });
    });
    product = await Product.start({
      GEMINI_API_KEY: 'test-key',
      GEMINI_BASE_URL: gemini.url,
      DV_SQLITE_FOLDER: library.folder,
    });
    const connection = { name: 'Library', kind: 'sqlite', settings: { file: 'library.sqlite' } };
    await product.page.request.post(`${product.server.url}/api/v1/connections`, { data: connection });
    await product.control('activate', 'Try');
    await product.control('write', 'Try!A1:F7', sales);
    await product.control('write', 'Try!A20:D23', tickets);
    await product.control('select', 'Try!A1');
    await product.button('Use my selection').click();
    await product.pane.getByText('Try!A1:F7').first().waitFor({ timeout: 30_000 });
  }, 180_000);
  afterAll(async () => {
    await product?.stop();
    await gemini?.close();
    library.remove();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await product.screenshot(`cells-failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 50)}`);
  });

  it('DV.ASK answers in one cell, and spills its table', async () => {
    await type('H1', '=DV.ASK("total revenue",A1:F7)');
    expect(await values('H1:H1')).toEqual([['Total Revenue: 765.']]);
    await type('H3', '=DV.ASK("revenue by region",A1:F7,"table")');
    expect(await values('H3:I6')).toEqual([
      ['Region', 'Total Revenue'],
      ['South', 450],
      ['West', 165],
      ['North', 150],
    ]);
    await type('H10', '=DV.ASK("customers who bought Desk but not Lamp",A1:F7)');
    expect(String((await values('H10:H10'))[0]?.[0])).toContain('Adatum');
  });

  it('DV.QUERY and DV.SQL spill rows, and follow the cells they read', async () => {
    await type('K1', '=DV.QUERY(A1:F7,"select Product, sum(Units) as n from data group by 1 order by 2 desc")');
    expect(await values('K1:L4')).toEqual([
      ['Product', 'n'],
      ['Lamp', 8],
      ['Desk', 7],
      ['Chair', 6],
    ]);
    await type('K10', '105');
    await type('K11', '=DV.SQL("select count(*) as n from books where pages <= ?","Library",K10)');
    const [[,], [few]] = (await values('K11:K12')) as [unknown[], [number]];
    await type('K10', '150');
    const [, [many]] = (await values('K11:K12')) as [unknown[], [number]];
    expect(many).toBeGreaterThan(few);
  });

  it('shows the error that fits, and lists the reasons in Activity', async () => {
    const failing = [
      ['=DV.ASK("revenue by salesperson",A1:F7)', '#N/A', 'Ask with one of them'],
      ['=DV.ASK("revenue in Munich",A1:F7)', '#N/A', 'Munich'],
      ['=DV.QUERY(A1:F7,"drop table data")', '#VALUE!', 'SELECT'],
      ['=DV.SQL("select * from nowhere","Library")', '#VALUE!', 'nowhere'],
      ['=DV.SUMMARIZE(A1:F7,99)', '#NUM!', '1 to 8'],
      ['=DV.CATEGORIZE(A21:A23,C21:D22,"colour")', '#VALUE!', 'one of category and score'],
    ] as const;
    for (const [index, [formula]] of failing.entries()) await type(`N${index + 1}`, formula);
    expect((await values('N1:N6')).flat()).toEqual(failing.map(([, shown]) => shown));
    await more('Activity');
    await product.pane.getByText('6 cells fail').click();
    const listed = await product.pane.locator('main').innerText();
    for (const [, , why] of failing) expect(listed).toContain(why);
    await product.screenshot('cells-0-reasons');
    await product.button('Back').click();
  });

  it('DV.SUMMARIZE tells what was computed, DV.CATEGORIZE puts texts into the list', async () => {
    await type('N1', '=DV.SUMMARIZE(A1:F7,2)');
    expect(String((await values('N1:N1'))[0]?.[0])).toContain('6 rows in 6 columns');
    await type('B21', '=DV.CATEGORIZE(A21:A23,C21:D22)');
    expect(await values('B21:B23')).toEqual([['Billing'], ['Other'], ['Other']]);
    expect(gemini.requests).toEqual([]);
  });

  it('lets a model choose only after its cost was shown and agreed to', async () => {
    await more('Settings');
    await product.button('AI in cells').click();
    await product.pane.getByRole('switch').click();
    await product.screenshot('cells-1-consent');
    await product.button('Switch on').click();
    await product.pane.getByRole('heading', { name: /can be chosen better/ }).waitFor({ timeout: 30_000 });
    await product.screenshot('cells-2-cost');
    expect(gemini.requests).toEqual([]);
    await product.button(/^Run for about \$/).click();
    await product.pane.getByText(/^Done for \$/).waitFor({ timeout: 30_000 });
    await product.control('settle');
    expect(await values('B21:B23')).toEqual([['Delivery'], ['Billing'], ['Delivery']]);
    await product.screenshot('cells-3-done');
    await product.button('Back').click();
    await product.button('Back').click();
  });

  it('leaves no error in the console', () => {
    expect(product.complaints).toEqual([]);
  });
});

describe.skipIf(!process.env.DV_BROWSER)('asking in the pane', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
    await product.control('activate', 'Try');
    await product.control('write', 'Try!A1:F7', sales);
    await product.control('select', 'Try!A1');
    await product.button('Use my selection').click();
    await product.pane.getByText('Try!A1:F7').first().waitFor({ timeout: 30_000 });
    const steps = product.pane.getByRole('navigation', { name: 'Steps' });
    await steps.getByRole('button', { name: 'Analyze' }).click();
  }, 180_000);
  afterAll(() => product?.stop());

  it.each([
    ['which customer has the highest revenue?', 'Contoso'],
    ['customers who bought Desk but not Lamp', 'Adatum'],
    ['revenue by month', '350'],
  ])('answers "%s"', async (question, expected) => {
    const box = product.pane.getByRole('textbox', { name: 'Question' });
    await box.fill(question);
    await box.press('Enter');
    await product.pane.getByRole('main').getByText(expected).first().waitFor({ timeout: 60_000 });
  });
});

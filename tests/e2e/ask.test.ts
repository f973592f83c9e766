import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { saying, startGemini, type GeminiStandIn } from '../support/gemini-server.js';
import { Product } from './product.js';

const shipments = [
  ['Order Date', 'Ship Date', 'Region', 'Revenue'],
  ['2025-01-05', '2025-02-01', 'North', 100],
  ['2025-01-20', '2025-02-11', 'South', 250],
  ['2025-02-14', '2025-03-01', 'North', 50],
  ['2025-03-02', '2025-03-09', 'West', 75],
];
const regions = [
  ['Region', 'Manager'],
  ['North', 'Ada'],
  ['South', 'Ben'],
  ['West', 'Cy'],
];

const plannedByModel = saying({ outcome: 'sql', plan: null, sql: 'select max("Revenue") as "Largest" from data' });

interface Case {
  readonly name: string;
  readonly model: boolean;
}

const cases: readonly Case[] = [
  { name: 'keyless', model: false },
  { name: 'with the stand-in model', model: true },
];

// Without a browser near there is nothing to click in; scripts/test.mjs says how to get one.
describe.skipIf(!process.env.DV_BROWSER).each(cases)('asking in the workbench, $name', ({ name, model }) => {
  let product: Product;
  let gemini: GeminiStandIn | undefined;
  const shots = model ? 'model' : 'keyless';

  const ask = async (question: string) => {
    const box = product.pane.getByRole('textbox', { name: 'Question' });
    await box.fill(question);
    await box.press('Enter');
  };
  const heading = (text: string | RegExp) => product.pane.getByRole('heading', { name: text });
  const firstCell = (text: string) => product.pane.getByRole('cell', { name: text, exact: true }).first();
  const screenshot = (step: string) => product.screenshot(`ask-${shots}-${step}`);

  beforeAll(async () => {
    gemini = model ? await startGemini(() => plannedByModel) : undefined;
    product = await Product.start(gemini ? { GEMINI_API_KEY: 'test-key', GEMINI_BASE_URL: gemini.url } : {});
    await product.control('activate', 'Try');
    await product.control('write', 'Try!A1:D5', shipments);
    await product.control('write', 'Try!G1:H4', regions);
    await product.control('select', 'Try!A1');
    await product.button('Use my selection').click();
    await product.pane.getByText('Try!A1:D5').first().waitFor({ timeout: 30_000 });
    const steps = product.pane.getByRole('navigation', { name: 'Steps' });
    await steps.getByRole('button', { name: 'Analyze' }).click();
  }, 180_000);
  afterAll(async () => {
    await product?.stop();
    await gemini?.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await screenshot(`failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 50)}`);
  });

  it.runIf(model)('answers what the model planned and says so in the receipt', async () => {
    await ask('the best single sale');
    await heading(/^Largest: 250/).waitFor({ timeout: 60_000 });
    await product.button(/How was this found/).click();
    const text = await product.pane.locator('body').innerText();
    expect(text).toMatch(/Wrote the query \(gemini.*\); saw 4 column names and 0 rows/);
    expect(JSON.stringify(gemini?.requests)).not.toContain('North');
    await screenshot('1-answer');
  });

  it.skipIf(model)('asks back, and answers with the choice', async () => {
    await ask('revenue by month');
    await heading('Which date: Order Date or Ship Date?').waitFor({ timeout: 60_000 });
    await screenshot('1-asked-back');
    await product.button('Ship Date').click();
    await firstCell('350').waitFor({ timeout: 60_000 });
    await screenshot('2-answer');
  });

  it.skipIf(model)('refines the answer by a follow-up', async () => {
    await ask('only North');
    await firstCell('50').waitFor({ timeout: 60_000 });
    expect(await firstCell('350').count()).toBe(0);
    expect(await product.pane.locator('body').innerText()).toContain('follow-up');
    await screenshot('3-refined');
  });

  it('runs SQL edited in the pane, and refuses what writes', async () => {
    await product.button('Edit SQL').click();
    const editor = product.pane.getByRole('textbox', { name: 'SQL' });
    await editor.fill('drop table data');
    await product.button('Run').click();
    await product.pane
      .getByText(/only one SELECT can be run/)
      .first()
      .waitFor({ timeout: 60_000 });
    await ask('total revenue by region');
    await product.button('Edit SQL').waitFor({ timeout: 60_000 });
    await product.button('Edit SQL').click();
    await editor.fill('select "Region", min("Revenue") as least from data group by 1 order by 1');
    await screenshot('4-edit');
    await product.button('Run').click();
    await firstCell('least')
      .or(product.pane.getByRole('columnheader', { name: 'least' }))
      .first()
      .waitFor();
  });

  it('keeps the question, inserts its answer, and checks that it still agrees', async () => {
    await product.button('Keep').first().click();
    await product.pane.getByRole('textbox', { name: 'Name' }).fill('Least by region');
    await product.button('Keep question').click();
    await product.pane.getByText('Kept as Least by region.').waitFor({ timeout: 30_000 });
    await screenshot('5-kept');
    await product.button('Insert answer').click();
    await product.pane
      .getByText(/Inserted at DV Ask/)
      .first()
      .waitFor({ timeout: 60_000 });
    await product.button('Show named questions').click();
    await product.button('Check 1 question').click();
    await heading('The question still agrees.').waitFor({ timeout: 60_000 });
    await screenshot('6-named-questions');
    await product.control('activate', 'Try');
    await product.control('write', 'Try!D2:D2', [[10]]);
    await product.control('select', 'Try!A1');
    await product.button('Check 1 question').click();
    await heading('0 of 1 still agree.').waitFor({ timeout: 60_000 });
    await screenshot('7-differs');
    await product.button('Back').click();
  });

  it.skipIf(model)('asks two tables together', async () => {
    await product.button('Ask another table too').click();
    await product.control('select', 'Try!G1');
    await product.button(/^Add /).click();
    await ask('total revenue by manager');
    await firstCell('Ada').waitFor({ timeout: 60_000 });
    await screenshot('8-two-tables');
  });

  it(`leaves no error in the console, ${name}`, () => {
    expect(product.complaints).toEqual([]);
  });
});

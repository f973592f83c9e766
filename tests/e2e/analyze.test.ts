import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Product } from './product.js';

const goals = [
  { tile: 'What drives it?', run: 'Find what drives it', shot: 'drivers' },
  { tile: 'Who is similar?', run: 'Find groups', shot: 'segments', sheet: 'Customers' },
  { tile: 'What is unusual?', run: 'Find what is unusual', shot: 'unusual' },
  { tile: 'What is worth knowing?', run: 'Find everything worth knowing', shot: 'insights' },
  { tile: 'Why did it change?', run: 'Explain the change', shot: 'change' },
];

interface Comment {
  readonly content: string;
  readonly area: { readonly row: number; readonly column: number };
}

/** More cells are not commented on. */
const MOST_COMMENTS = 50;

/** The goals of the Analyze step on the sample orders, by real clicks. */
describe.skipIf(!process.env.DV_BROWSER)('analyzing in the workbench', () => {
  let product: Product;

  const goTo = (step: string) =>
    product.pane.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: step }).click();
  const results = async () =>
    (await product.control<string[]>('sheets')).filter((name) => name.startsWith('DV ') && name !== 'DV Log');
  const comments = () => product.control<Comment[]>('comments');
  const chartsOn = async (sheet: string) =>
    (await product.control<{ sheet: string }[]>('charts')).filter((chart) => chart.sheet === sheet).length;
  const cellAt = async (sheet: string, { row, column }: Comment['area']): Promise<string | number> => {
    const address = `'${sheet}'!${String.fromCodePoint(65 + column)}${row + 1}`;
    return (await product.control<(string | number)[][]>('values', address))[0]![0]!;
  };
  /** Whether a chart of the pane is drawn in a colour. */
  const wears = ([red, green, blue]: readonly number[]) =>
    product.pane
      .locator('canvas')
      .first()
      .evaluate(
        (canvas: HTMLCanvasElement, [r, g, b]) => {
          const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
          return data.some((_, at) => at % 4 === 0 && data[at] === r && data[at + 1] === g && data[at + 2] === b);
        },
        [red, green, blue] as const,
      );
  const cuts = () =>
    product.pane.getByRole('heading', { name: 'Look next' }).locator('xpath=../..').getByRole('button');
  const insert = async (button: string): Promise<string> => {
    const before = new Set(await results());
    await product.button(button).click();
    const added = async () => (await results()).find((name) => !before.has(name)) ?? '';
    await expect.poll(added, { timeout: 60_000 }).not.toBe('');
    await product.pane.getByText('Inserted at').first().waitFor({ timeout: 60_000 });
    return added();
  };
  const undo = async () => {
    const before = (await results()).length;
    await product.button('Undo').first().click();
    await expect.poll(async () => (await results()).length, { timeout: 30_000 }).toBe(before - 1);
  };

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

  it.each(goals)(
    'answers "$tile" with a finding that can be inserted and taken back',
    async ({ tile, run, shot, sheet: source = 'Orders' }) => {
      await product.control('activate', source);
      await goTo('Analyze');
      await product.pane.getByRole('button', { name: tile }).click();
      await product.button(run).click();
      await product.button('Insert finding').waitFor({ timeout: 90_000 });
      await product.screenshot(`30-${shot}`);
      const box = product.pane.getByRole('checkbox', { name: /^Comment on/ });
      const offered =
        (await box.count()) === 0 ? 0 : Number(/\d+/.exec(await box.locator('xpath=..').innerText())?.[0]);
      const said = await product.pane.getByRole('heading', { level: 2 }).allInnerTexts();
      const before = await comments();
      const sheet = await insert('Insert finding');
      await product.screenshot(`31-${shot}-sheet`);
      const [[title]] = (await product.control<unknown[][]>('values', `'${sheet}'!A1:A1`)) as [[string]];
      expect(said).toContain(title);
      expect(await chartsOn(sheet)).toBeGreaterThan(0);
      const added = (await comments()).slice(before.length);
      expect(added).toHaveLength(Math.min(offered, MOST_COMMENTS));
      for (const { content, area } of added) {
        const cell = await cellAt(source, area);
        const named = [cell.toLocaleString('en-US'), `row ${area.row.toLocaleString('en-US')}`];
        expect(
          named.some((name) => content.includes(name)),
          `${content} at ${JSON.stringify(area)}`,
        ).toBe(true);
      }
      await undo();
      expect(await comments()).toEqual(before);
      expect(await chartsOn(sheet)).toBe(0);
    },
  );

  it('asks why of a change and drills three levels into the orders, then asks what kind of change it is', async () => {
    await product.button('Ask why').first().click();
    const ways = [/^Within/, /^Within/, /^Units, mix, or Revenue per Units/, /^Since when/];
    for (const [index, way] of ways.entries()) {
      const level = index + 1;
      await cuts().filter({ hasText: way }).first().click({ timeout: 60_000 });
      await expect.poll(() => product.button('Back to here').count(), { timeout: 60_000 }).toBe(level);
      await product.button('Sum up').waitFor();
    }
    await product.screenshot('32-four-steps');
  });

  it('sums up with its evidence, inserts the trail, and takes it back', async () => {
    await product.button('Sum up').click();
    await product.pane.getByRole('list', { name: 'Evidence' }).waitFor({ timeout: 30_000 });
    await product.screenshot('33-summary');
    const sheet = await insert('Insert 5 steps');
    expect(sheet).toMatch(/^DV Trail/);
    await product.screenshot('34-trail-sheet');
    await undo();
  });

  it('draws its charts in the colours of a theme that changes while they are shown', async () => {
    const [light, dark] = [
      [11, 106, 133],
      [87, 184, 214],
    ] as const;
    await product.pane.getByRole('button', { name: 'Back', exact: true }).click();
    await goTo('Analyze');
    await product.pane.getByRole('button', { name: 'What is worth knowing?' }).click();
    await product.pane.locator('canvas').first().waitFor();
    await expect.poll(() => wears(light)).toBe(true);
    await product.control('setDark', true);
    await expect.poll(() => wears(dark)).toBe(true);
    expect(await wears(light)).toBe(false);
    await product.control('setDark', false);
    await expect.poll(() => wears(light)).toBe(true);
  });

  it('leaves no error in the console and meets nothing the workbench does not emulate', async () => {
    expect(await product.control<string[]>('notEmulated')).toEqual([]);
    expect(product.complaints).toEqual([]);
  });
});

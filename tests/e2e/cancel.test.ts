import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '#shared/contract/runs.js';
import { HeldWorkers } from './held-workers.js';
import { Product } from './product.js';

type ListedRun = Omit<Run, 'answer'>;

const goals = [
  { tile: 'What comes next?', run: /^Forecast \d+ periods?$/, insert: 'Insert forecast' },
  { tile: 'Who is similar?', run: 'Find groups', insert: 'Insert finding' },
  { tile: 'What is unusual?', run: 'Find what is unusual', insert: 'Insert finding' },
  { tile: 'What drives it?', run: 'Find what drives it', insert: 'Insert finding' },
  { tile: 'Why did it change?', run: 'Explain the change', insert: 'Insert finding' },
  { tile: 'What is worth knowing?', run: 'Find everything worth knowing', insert: 'Insert finding' },
] as const;

/** Runs stopped by the user while the server works on them, by real clicks; the operating system holds the workers meanwhile. */
describe.skipIf(!process.env.DV_BROWSER || process.platform === 'win32')('cancelling in the middle of a run', () => {
  let product: Product;
  let workers: HeldWorkers | null = null;

  const runs = async (): Promise<ListedRun[]> => {
    const response = await product.page.request.get(`${product.server.url}/api/v1/runs?limit=200`);
    return ((await response.json()) as { items: ListedRun[] }).items;
  };
  const stateOf = async (id: string) => (await runs()).find((run) => run.id === id)?.state;
  const hold = () => (workers = HeldWorkers.of(product.server.process.pid!));
  /** The run the last click started, once the server has told a stage of it. */
  const startedRun = async (known: ReadonlySet<string>) => {
    const [run] = (await runs()).filter(({ id }) => !known.has(id));
    if (run && run.state !== 'queued' && run.state !== 'running')
      throw new Error(`The run is ${run.state}: there is no middle left to cancel it in`);
    return run?.stage ? { ...run, stage: run.stage } : null;
  };
  const choices = () => product.pane.getByRole('combobox').evaluateAll((boxes) => boxes.map((box) => box.textContent));
  const sheets = () => product.control<string[]>('sheets');
  /** Starts with `start`, cancels at the first stage, and expects the server's work to have ended. */
  const cancelInTheMiddle = async (start: () => Promise<void>, shot: string) => {
    const known = new Set((await runs()).map(({ id }) => id));
    const held = hold();
    expect(held.count).toBeGreaterThan(0);
    await start();
    const { id, stage } = await held.stepUntil(() => startedRun(known));
    await product.button('Cancel').waitFor({ timeout: 30_000 });
    expect(await product.pane.locator('body').innerText()).toContain(stage.name);
    await product.screenshot(`${shot}-running`);
    expect(await stateOf(id)).toBe('running');
    await product.button('Cancel').click();
    await product.pane.getByText('Cancelled.').first().waitFor({ timeout: 10_000 });
    await expect.poll(() => held.alive, { timeout: 10_000 }).toBe(held.count - 1);
    await expect.poll(() => stateOf(id), { timeout: 10_000 }).toBe('cancelled');
    await product.screenshot(`${shot}-cancelled`);
    held.release();
  };

  beforeAll(async () => {
    product = await Product.start();
    await product.button('Use my selection').click();
    await product.button('Write to sheet').waitFor({ timeout: 60_000 });
  }, 180_000);
  afterAll(() => product?.stop());
  afterEach(async ({ task }) => {
    workers?.release();
    if (task.result?.state === 'fail')
      await product?.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`);
  });

  it.each(goals)('ends the work on "$tile", loses nothing, and runs again', async ({ tile, run, insert }) => {
    await product.pane.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Analyze' }).click();
    await product.pane.getByRole('button', { name: tile }).click();
    await product.button(run).waitFor();
    const [chosen, before] = [await choices(), await sheets()];
    await cancelInTheMiddle(() => product.button(run).click(), `35-${tile.replaceAll(/\W+/g, '-').toLowerCase()}`);
    expect(await choices()).toEqual(chosen);
    expect(await sheets()).toEqual(before);
    await product.button(run).click();
    await product.button(insert).waitFor({ timeout: 90_000 });
  });

  it('ends the work on a cut of the question why, keeps the trail, and cuts again', async () => {
    await product.pane.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Analyze' }).click();
    await product.pane.getByRole('button', { name: 'Why did it change?' }).click();
    await product.button('Ask why').first().click();
    const cut = product.button(/^Within/).first();
    await cut.waitFor({ timeout: 60_000 });
    await cancelInTheMiddle(() => cut.click(), '35-cut');
    await cut.click();
    await product.button('Back to here').waitFor({ timeout: 60_000 });
  });

  it('leaves no error in the console', () => {
    expect(product.complaints).toEqual([]);
  });
});

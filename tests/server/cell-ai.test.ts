import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CellAi } from '#shared/contract/cell-ai.js';
import { saying, startGemini, type GeminiStandIn } from '../support/gemini-server.js';
import { startServer, type TestServer } from '../support/server.js';

const DAY = 86_400_000;

const categories = [
  ['Billing', 'invoice'],
  ['Delivery', 'parcel'],
];
const texts = ['the invoice is wrong', 'my money is gone', '', 'it never came', 'my money is gone'];

interface Asked {
  readonly task: string;
  readonly options: { number: number; text: string }[];
  readonly subjects: { number: number; text?: string }[];
}

/** What the stand-in chooses for a text; facts are told from the last to the first. */
const chosenFor: Record<string, number[]> = { 'my money is gone': [1], 'it never came': [2], 'nice weather': [] };

const askedOf = (contents: unknown): Asked =>
  JSON.parse((contents as { parts: { text: string }[] }[])[0]!.parts[0]!.text) as Asked;

const choosing = ({ task, options, subjects }: Asked) =>
  saying({
    choices: subjects.map(({ number, text }) => ({
      subject: number,
      options: task === 'facts' ? options.map((option) => option.number).reverse() : (chosenFor[text ?? ''] ?? [1]),
    })),
  });

let gemini: GeminiStandIn;
let server: TestServer;
let now = Date.parse('2026-08-21T12:00:00Z');

beforeAll(async () => {
  gemini = await startGemini(({ body }) => choosing(askedOf(body.contents)));
  server = await startServer({ GEMINI_API_KEY: 'k', GEMINI_BASE_URL: gemini.url }, () => new Date(now));
});
afterAll(async () => {
  await server.stop();
  await gemini.close();
});
beforeEach(() => {
  now += DAY;
  gemini.requests.length = 0;
});

const cells = async (name: string, ...args: unknown[]): Promise<{ values: unknown[][] }> => {
  const calls = [{ id: '1', function: name, arguments: args }];
  const { body } = await server.request().post('/api/v1/functions/batch').send({ calls }).expect(200);
  return body.results[0];
};
const categorize = async (...list: string[]) =>
  (await cells('CATEGORIZE', { values: list.map((text) => [text]) }, { values: categories })).values.flat();

const state = async (): Promise<CellAi> => (await server.request().get('/api/v1/cell-ai').expect(200)).body;
const change = async (enabled: boolean, dailyLimit = 1): Promise<CellAi> =>
  (await server.request().put('/api/v1/cell-ai').send({ enabled, dailyLimit }).expect(200)).body;
const run = (estimate: string) => server.request().post('/api/v1/cell-ai/runs').send({ estimate });

const finished = async (): Promise<CellAi> => {
  for (;;) {
    const current = await state();
    if (current.run?.state !== 'running') return current;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('DV.CATEGORIZE and a language model', () => {
  it('never meet while nobody switched it on', async () => {
    expect(await categorize(...texts)).toEqual(['Billing', 'Other', '', 'Other', 'Other']);
    expect(await state()).toMatchObject({ enabled: false, waiting: null, run: null, spentToday: 0 });
    expect(gemini.requests).toEqual([]);
  });

  it('tell the cost first, are asked once, and remember', async () => {
    await change(true);
    expect(await categorize(...texts)).toEqual(['Billing', 'Other', '', 'Other', 'Other']);
    const { waiting, prices, dailyLimit } = await state();
    expect(waiting).toMatchObject({ formulas: 1, rows: 4, subjects: 3, calls: 1 });
    expect(waiting!.message).toContain('my money is gone');
    expect(prices).toEqual({ input: 0.5, output: 3, asOf: '2026-07-04' });
    expect(waiting!.cost).toBeCloseTo((waiting!.inputTokens * 0.5 + waiting!.outputTokens * 3) / 1e6, 5);
    expect(dailyLimit).toBe(1);
    expect(gemini.requests).toEqual([]);

    await run(waiting!.estimate).expect(200);
    const done = await finished();
    expect(done.run).toMatchObject({ state: 'done', done: 1, total: 1, problem: null });
    expect(gemini.requests).toHaveLength(1);
    expect(askedOf(gemini.requests[0]!.body.contents)).toEqual(JSON.parse(waiting!.message));
    // 7 tokens in and 5 out, as the stand-in reports them: 18.5 millionths of a dollar, rounded up
    expect(done.spentToday).toBe(0.000_019);

    expect(await categorize(...texts)).toEqual(['Billing', 'Billing', '', 'Delivery', 'Billing']);
    expect(await categorize('it never came')).toEqual(['Delivery']);
    expect((await state()).waiting).toBeNull();
    expect(gemini.requests).toHaveLength(1);
  });

  it('give "Other" where the model finds none, and the score by words alone', async () => {
    await change(true);
    await categorize('nice weather', 'the invoice is wrong');
    await run((await state()).waiting!.estimate).expect(200);
    await finished();
    expect(await categorize('nice weather')).toEqual(['Other']);
    const scored = await cells('CATEGORIZE', { values: [['it never came']] }, { values: categories }, 'score');
    expect(scored.values[0]![0]).toBe('Other');
  });

  it('are in few calls, however many rows', async () => {
    await change(true);
    await categorize(...Array.from({ length: 90 }, (_, index) => `text number ${index}`));
    const { waiting } = await state();
    expect(waiting).toMatchObject({ rows: 90, subjects: 90, calls: 3 });
    await run(waiting!.estimate).expect(200);
    expect((await finished()).run).toMatchObject({ state: 'done', done: 3, total: 3 });
    expect(gemini.requests).toHaveLength(3);
  });

  it('run only what was shown', async () => {
    await change(true);
    await categorize('first thing');
    const { estimate } = (await state()).waiting!;
    await categorize('second thing');
    expect((await run(estimate)).body).toMatchObject({ code: 'conflict' });
    expect(gemini.requests).toEqual([]);
  });

  it('stop at what a day may cost, and go on the next', async () => {
    await change(true, 0.000_001);
    await categorize('too dear for today');
    await run((await state()).waiting!.estimate).expect(200);
    const { run: stopped } = await finished();
    expect(stopped).toMatchObject({ state: 'failed', done: 0 });
    expect(stopped!.problem).toContain('The limit of $0.00 a day would be passed');
    expect(gemini.requests).toEqual([]);
    await change(true, 1);
    await categorize('too dear for today');
    await run((await state()).waiting!.estimate).expect(200);
    expect((await finished()).run).toMatchObject({ state: 'done' });
  });

  it('part again when it is switched off', async () => {
    await change(false);
    expect(await categorize(...texts)).toEqual(['Billing', 'Other', '', 'Other', 'Other']);
    expect((await state()).waiting).toBeNull();
  });
});

it('DV.SUMMARIZE lets the model choose among computed facts, never word them', async () => {
  const rows = [
    ['Region', 'Channel', 'Units'],
    ...Array.from({ length: 30 }, (_, index) => [index % 3 ? 'North' : 'South', index % 2 ? 'Web' : 'Shop', index]),
  ];
  await change(false);
  const all = String((await cells('SUMMARIZE', { values: rows }, 8)).values[0]![0]);
  await change(true);
  const [[before]] = (await cells('SUMMARIZE', { values: rows }, 1)).values as [[string]];
  expect(before).toBe('30 rows in 3 columns.');
  await run((await state()).waiting!.estimate).expect(200);
  await finished();
  const [[after]] = (await cells('SUMMARIZE', { values: rows }, 1)).values as [[string]];
  expect(after).not.toBe(before);
  expect(all).toContain(after);
});

it('is not to be had without a key, or without knowing what the model costs', async () => {
  const keyless = await startServer();
  const { body } = await keyless.request().get('/api/v1/cell-ai').expect(200);
  expect(body).toMatchObject({ enabled: false, unavailable: expect.stringContaining('GEMINI_API_KEY') });
  expect((await keyless.request().put('/api/v1/cell-ai').send({ enabled: true, dailyLimit: 1 })).body).toMatchObject({
    code: 'ai-off',
  });
  await keyless.stop();
  const priceless = await startServer({ GEMINI_API_KEY: 'k', GEMINI_MODEL: 'another-model' });
  const { body: unpriced } = await priceless.request().get('/api/v1/cell-ai').expect(200);
  expect(unpriced).toMatchObject({ prices: null, unavailable: expect.stringContaining('DV_AI_PRICE_INPUT') });
  await priceless.stop();
});

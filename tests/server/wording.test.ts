import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Finding } from '#shared/answers/finding.js';
import type { Run } from '#shared/contract/runs.js';
import { failing, saying, startGemini, type GeminiReply, type GeminiStandIn } from '../support/gemini-server.js';
import { startServer, upload, type TestServer } from '../support/server.js';
import { tellingTable } from '../support/telling-table.js';

interface Brief {
  readonly findings: { id: string; headline: string; more: string[]; facts: Record<string, string> }[];
}

let server: TestServer;
let model: GeminiStandIn;
let reply: (brief: Brief) => GeminiReply;
let dataset: string;

const briefOf = (body: unknown): Brief => {
  const text = (body as { contents: { parts: { text: string }[] }[] }).contents[0]!.parts[0]!.text;
  return JSON.parse(text) as Brief;
};

/** Says what our sentences say, a little differently. */
const obedient = ({ findings }: Brief): GeminiReply =>
  saying({
    findings: findings.map(({ id, headline, more }) => ({
      id,
      headline: `Overall, ${headline.replace(/^The sum/, 'the sum')}`,
      more: more.slice(0, 1),
    })),
  });

beforeEach(async () => {
  reply = obedient;
  model = await startGemini(({ body }) => reply(briefOf(body)));
  server = await startServer({ GEMINI_API_KEY: 'test-key', GEMINI_BASE_URL: model.url });
  const { rows, formats } = tellingTable();
  dataset = (await upload(server, rows, { formats })).id;
}, 30_000);
afterEach(async () => {
  await server.stop();
  await model.close();
});

const run = async (params: object): Promise<Run> =>
  (await server.request().post('/api/v1/analyses/insights/runs?wait=30').send({ dataset, params }).expect(200))
    .body as Run;
const answerOf = ({ answer }: Run) => answer!;
const said = (findings: readonly Finding[] = []) => findings.map(({ headline }) => headline);

it('asks no model until the user allows it', async () => {
  const { receipt, findings } = answerOf(await run({}));
  expect(receipt.model).toBeNull();
  expect(findings!.length).toBeGreaterThan(2);
  expect(model.requests).toHaveLength(0);
});

it('words the findings in one call, and says so with its cost and what was sent', async () => {
  const own = answerOf(await run({}));
  const { receipt, findings, headline, tables } = answerOf(await run({ wording: 'model' }));
  expect(model.requests).toHaveLength(1);
  expect(said(findings)).toEqual(said(own.findings).map((text) => `Overall, ${text.replace(/^The sum/, 'the sum')}`));
  expect(findings!.every(({ wordedBy }) => wordedBy === receipt.model!.model)).toBe(true);
  expect(headline).toContain(findings![0]!.headline);
  expect(tables[0]!.rows.map(([text]) => text)).toEqual(said(findings));
  expect(receipt.model).toMatchObject({ purpose: 'Worded the findings', inputTokens: 7, outputTokens: 5, rowsSent: 0 });
  expect(receipt.model!.message).toBe(JSON.stringify(briefOf(model.requests[0]!.body)));
  expect(receipt.assumptions[0]).toMatch(/^(\d+) of \1 findings worded by the co-pilot/);
});

it('sends no number, and of the names in the data what the user allows', async () => {
  for (const [share, seen] of [
    ['names', /name in the data"/],
    ['shapes', /of the form Aaaa"/],
    ['categories', /namely West"/],
  ] as const) {
    model.requests.length = 0;
    const { receipt } = answerOf(await run({ wording: 'model', share }));
    const { findings } = briefOf(model.requests[0]!.body);
    const facts = JSON.stringify(findings.map((finding) => Object.values(finding.facts)));
    expect(facts).toMatch(seen);
    expect(facts.includes('West')).toBe(share === 'categories');
    if (share === 'names') expect(facts).not.toMatch(/\d/);
    expect(receipt.model!.valuesSent > 0).toBe(share !== 'names');
  }
});

it('keeps our sentence where a wording does not pass, and the others as worded', async () => {
  const own = answerOf(await run({}));
  reply = (brief) => {
    const { findings } = JSON.parse(
      (obedient(brief).body as { candidates: { content: { parts: { text: string }[] } }[] }).candidates[0]!.content
        .parts[0]!.text,
    ) as { findings: { headline: string }[] };
    findings[0]!.headline = 'Revenue rises by 99% in all.';
    return saying({ findings });
  };
  const { findings, receipt } = answerOf(await run({ wording: 'model' }));
  expect(findings![0]).toEqual(own.findings![0]);
  expect(findings![1]!.wordedBy).toBeDefined();
  expect(receipt.assumptions[0]).toMatch(new RegExp(`^${findings!.length - 1} of ${findings!.length} findings worded`));
});

it.each([
  ['fails', () => failing(500, 'INTERNAL')],
  ['answers with what is no wording', () => saying('no JSON')],
  ['answers with another form', () => saying({ findings: 'all' })],
])('keeps our sentences and does not ask again when the model %s', async (_, failure) => {
  reply = failure;
  const own = answerOf(await run({}));
  const { findings, receipt } = answerOf(await run({ wording: 'model' }));
  expect(said(findings)).toEqual(said(own.findings));
  expect(model.requests).toHaveLength(1);
  expect(receipt.assumptions[0]).toMatch(/^Our own sentences stand: /);
});

it('stops waiting for a slow model when the run is cancelled', async () => {
  reply = (brief) => ({ ...obedient(brief), delayMilliseconds: 20_000 });
  const started = await server
    .request()
    .post('/api/v1/analyses/insights/runs?wait=0')
    .send({ dataset, params: { wording: 'model' } })
    .expect(200);
  const { id } = started.body as Run;
  await expect.poll(() => model.requests.length, { timeout: 20_000 }).toBe(1);
  const { body } = await server.request().get(`/api/v1/runs/${id}`).expect(200);
  expect((body as Run).stage?.name).toMatch(/^Wording \d+ findings$/);
  const cancelled = (await server.request().delete(`/api/v1/runs/${id}`).expect(200)).body as Run;
  expect(cancelled.state).toBe('cancelled');
});

it('is an answer of our own where the server has no model', async () => {
  const keyless = await startServer();
  const { rows, formats } = tellingTable();
  const { id } = await upload(keyless, rows, { formats });
  const { body } = await keyless
    .request()
    .post('/api/v1/analyses/insights/runs?wait=30')
    .send({ dataset: id, params: { wording: 'model' } })
    .expect(200);
  expect((body as Run).answer!.receipt).toMatchObject({ model: null, parameters: { wording: 'own' } });
  await keyless.stop();
});

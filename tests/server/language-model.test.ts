import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CircuitBreaker } from '../../server/src/modules/copilot/circuit-breaker.js';
import { GeminiModel } from '../../server/src/modules/copilot/providers/gemini/gemini-model.js';
import { RequestBudget } from '../../server/src/modules/copilot/request-budget.js';
import { ResilientModel } from '../../server/src/modules/copilot/resilient-model.js';
import { failing, saying, startGemini, type GeminiReply, type GeminiStandIn } from '../support/gemini-server.js';

const schema = z.object({ sql: z.string(), confidence: z.number().min(0).max(1) });
const plan = { sql: 'SELECT 1', confidence: 0.9 };
const question = { purpose: 'Wrote the query', instructions: 'Plan only.', content: 'Columns: region, units', schema };

let standIn: GeminiStandIn | undefined;
afterEach(async () => standIn?.close());

interface Overrides {
  readonly deadlineMilliseconds?: number;
  readonly perDay?: number;
  readonly failures?: number;
  readonly pauseMilliseconds?: number;
}

const modelAgainst = async (reply: (count: number) => GeminiReply, overrides: Overrides = {}) => {
  standIn = await startGemini((_request, count) => reply(count));
  let milliseconds = 0;
  const model = new ResilientModel(
    new GeminiModel({ apiKey: 'test-key', model: 'gemini-test', baseUrl: standIn.url }),
    {
      deadlineMilliseconds: overrides.deadlineMilliseconds ?? 5_000,
      attempts: 3,
      pauseMilliseconds: overrides.pauseMilliseconds ?? 1,
      breaker: new CircuitBreaker({
        failures: overrides.failures ?? 100,
        restMilliseconds: 1_000,
        now: () => milliseconds,
      }),
      budget: new RequestBudget(overrides.perDay ?? 100, () => new Date('2026-01-01T00:00:00Z')),
      random: () => 0.5,
    },
  );
  return { model, requests: standIn.requests, pass: (time: number) => (milliseconds += time) };
};

describe('the language model', () => {
  it('asks for JSON by schema, with the key in a header, and returns the parsed value', async () => {
    const { model, requests } = await modelAgainst(() => saying(plan));
    expect((await model.generate(question)).value).toEqual(plan);
    expect(requests[0]?.key).toBe('test-key');
    expect(requests[0]?.path).not.toContain('test-key');
    expect(requests[0]?.body.generationConfig).toMatchObject({ responseMimeType: 'application/json', temperature: 0 });
    expect(requests[0]?.body.generationConfig?.responseJsonSchema).toMatchObject({
      type: 'object',
      required: ['sql', 'confidence'],
    });
  });

  it.each([
    ['429', () => failing(429, 'RESOURCE_EXHAUSTED')],
    ['500', () => failing(500, 'INTERNAL')],
    ['503', () => failing(503, 'UNAVAILABLE')],
    ['truncated JSON', () => saying('{"sql": "SELECT')],
    ['an answer of another shape', () => saying({ query: 'SELECT 1' })],
    ['an empty answer', () => saying('')],
    ['a connection cut in mid-answer', () => ({ ...saying(plan), cut: true })],
    ['a page that is not JSON', () => ({ body: '<html>gateway</html>' })],
  ])('recovers from %s by trying again', async (_name, fault) => {
    const { model, requests } = await modelAgainst((count) => (count === 1 ? fault() : saying(plan)));
    expect((await model.generate(question)).value).toEqual(plan);
    expect(requests).toHaveLength(2);
  });

  it('asks again at once after an answer of another shape, and rests after a failure', async () => {
    const once = (fault: GeminiReply) => (count: number) => (count === 1 ? fault : saying(plan));
    const deadlines = { pauseMilliseconds: 60_000, deadlineMilliseconds: 1_000 };
    const misshapen = await modelAgainst(once(saying({ query: 'SELECT 1' })), deadlines);
    expect((await misshapen.model.generate(question)).value).toEqual(plan);
    await standIn!.close();
    const failed = await modelAgainst(once(failing(503, 'UNAVAILABLE')), deadlines);
    await expect(failed.model.generate(question)).rejects.toMatchObject({ code: 'ai-failed' });
  });

  it('gives up after three attempts with one clear sentence', async () => {
    const { model, requests } = await modelAgainst(() => failing(500, 'INTERNAL'));
    await expect(model.generate(question)).rejects.toMatchObject({
      code: 'ai-failed',
      detail: expect.stringContaining('AI service'),
    });
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['a refusal', () => saying('no', 'SAFETY'), 'refused'],
    ['a blocked prompt', () => ({ body: { promptFeedback: { blockReason: 'SAFETY' } } }), 'refused'],
    ['a wrong key', () => failing(403, 'PERMISSION_DENIED'), 'key'],
  ])('does not repeat %s', async (_name, reply, word) => {
    const { model, requests } = await modelAgainst(reply);
    await expect(model.generate(question)).rejects.toMatchObject({
      code: 'ai-failed',
      detail: expect.stringContaining(word),
    });
    expect(requests).toHaveLength(1);
  });

  it('ends at the deadline when the service says nothing', async () => {
    const { model } = await modelAgainst(() => ({ ...saying(plan), delayMilliseconds: 3_000 }), {
      deadlineMilliseconds: 150,
    });
    await expect(model.generate(question)).rejects.toMatchObject({
      code: 'ai-failed',
      detail: expect.stringContaining('in time'),
    });
  });

  it('stops when the user cancels', async () => {
    const { model } = await modelAgainst(() => ({ ...saying(plan), delayMilliseconds: 3_000 }));
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    await expect(model.generate({ ...question, signal: abort.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('leaves a failing service alone and comes back later', async () => {
    const { model, requests, pass } = await modelAgainst(
      (count) => (count <= 3 ? failing(500, 'INTERNAL') : saying(plan)),
      { failures: 3 },
    );
    await expect(model.generate(question)).rejects.toMatchObject({ code: 'ai-failed' });
    await expect(model.generate(question)).rejects.toMatchObject({ detail: expect.stringContaining('left alone') });
    expect(requests).toHaveLength(3);
    pass(1_001);
    expect((await model.generate(question)).value).toEqual(plan);
  });

  it('keeps to the daily budget, retries included', async () => {
    const { model, requests } = await modelAgainst(() => failing(500, 'INTERNAL'), { perDay: 2 });
    await expect(model.generate(question)).rejects.toMatchObject({ code: 'ai-budget' });
    expect(requests).toHaveLength(2);
  });
});

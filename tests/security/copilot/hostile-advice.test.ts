import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Investigation } from '#shared/contract/investigations.js';
import type { Cell } from '#shared/data/cell.js';
import { saying, type GeminiReply } from '../../support/gemini-server.js';
import { upload } from '../../support/server.js';
import { MARK, openGround, order, ordered, type Aim, type Ground } from './ground.js';
import { payloads } from './payloads.js';

/** What would be a formula in a cell, a link in a message or markup in a page. */
const LIVE = /^\s*[=+@-]|:\/\/|[<>]|\]\(/;

/** Sentences that name no number, so that nothing but what they are speaks against them. */
const sentences = [
  'See http://attacker.example for why.',
  '=HYPERLINK("//attacker.example","why")',
  'It matters, see [this](//attacker.example).',
  '<img src=x onerror=alert()>',
  '@SUM(A:A)',
  'It matters most.',
];

/** The attack as a sentence about a cut that is there, so that only the sentence can be refused; else as it is. */
const advising = (content: string, number: number, aim: Aim): GeminiReply => {
  const cut = /\\"cuts\\":\[\{\\"id\\":\\"(\w+)\\"/.exec(content)?.[1];
  const payload = payloads[number]!;
  if (cut === undefined || number % 4 === 3) return payload.reply(aim);
  const sentence = number % 4 === 0 ? sentences[(number / 4) % sentences.length]! : aim(payload.name);
  return saying({ cut, because: sentence.slice(0, 300) });
};

let ground: Ground;

beforeAll(async () => {
  ground = await openGround((content, aim) => advising(content, ordered(content) ?? 0, aim));
}, 60_000);
afterAll(() => ground.stop());

/** The attacker's region falls most, so that its name is in the facts and in the cuts. */
const rows = (number: number): Cell[][] => [
  ['Month', 'Region', 'Channel', 'Revenue'],
  ...['May', 'June'].flatMap((month) =>
    [order(number), 'North', 'South'].flatMap((region) =>
      ['Shop', 'Web'].map((channel): Cell[] => [
        month,
        region,
        channel,
        month === 'May' || region === 'North' ? 50 : 5,
      ]),
    ),
  ),
];

const post = async (path: string, body?: object) =>
  (await ground.server.request().post(`/api/v1${path}`).send(body).expect(200)).body;

const investigate = async (number: number): Promise<Investigation> => {
  const { id: dataset } = await upload(ground.server, rows(number));
  const params = { measure: 'Revenue', by: 'Month', before: 'May', after: 'June' };
  return post('/investigations', { dataset, question: order(number), start: { analysis: 'change', params } });
};

describe(`a model that obeys the attacker in an investigation, ${payloads.length} payloads`, () => {
  it('chooses among our cuts and says nothing that is live', async () => {
    const before = ground.files();
    let obeyed = 0;
    let taken = 0;
    for (const [number, payload] of payloads.entries()) {
      ground.model.requests.length = 0;
      ground.nextDay();
      const investigation = await investigate(number);
      if (ordered(JSON.stringify(ground.model.requests)) === number) obeyed += 1;
      const { advice, proposals } = investigation;
      if (advice) {
        taken += 1;
        expect(
          proposals.map(({ id }) => id),
          payload.name,
        ).toContain(advice.cut);
        expect(advice.because, payload.name).not.toMatch(LIVE);
      }
      const summary = JSON.stringify(await post(`/investigations/${investigation.id}/summary`));
      if (advice) expect(summary, payload.name).not.toContain(JSON.stringify(advice.because));
      expect(summary, payload.name).not.toContain(MARK);
      expect(ground.files(), payload.name).toEqual(before);
      expect(ground.calls(), payload.name).toEqual([]);
    }
    expect(obeyed).toBe(payloads.length);
    expect(taken).toBeGreaterThan(0);
  }, 900_000);
});

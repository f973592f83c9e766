import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellAi } from '#shared/contract/cell-ai.js';
import type { Cell } from '#shared/data/cell.js';
import { saying, type GeminiReply } from '../../support/gemini-server.js';
import { openGround, order, ordered, type Ground } from './ground.js';
import { payloads } from './payloads.js';

/** Choices that are none: words for numbers, numbers out of the list, options for subjects nobody asked about. */
const choices: readonly unknown[] = [
  [{ subject: 1, options: ['=HYPERLINK("//attacker.example")'] }],
  [{ subject: 1, options: [99] }],
  [{ subject: 1, options: [-1] }],
  [{ subject: 1, options: [1.5] }],
  [{ subject: 7, options: [1] }],
  [{ subject: 1, options: [1, 2, 3] }],
  [{ subject: 1, options: [2], text: '=IMAGE("//attacker.example")' }],
  [
    { subject: 1, options: [2] },
    { subject: 1, options: [1] },
  ],
  [{ subject: '__proto__', options: [1] }],
  Array.from({ length: 2_000 }, () => ({ subject: 1, options: [1] })),
];

const attacks = payloads.length + choices.length;

const replyOf = (number: number, aim: (text: string) => string): GeminiReply =>
  payloads[number]?.reply(aim) ?? saying({ choices: choices[number - payloads.length] });

let ground: Ground;

beforeAll(async () => {
  ground = await openGround((content, aim) => replyOf(ordered(content) ?? 0, aim));
}, 60_000);
afterAll(() => ground.stop());

const compute = async (name: string, ...args: unknown[]): Promise<Cell[][]> => {
  const calls = [{ id: '1', function: name, arguments: args }];
  const { body } = await ground.server.request().post('/api/v1/functions/batch').send({ calls }).expect(200);
  return body.results[0].values;
};

/** Allows it anew, so that no formula of an earlier attack waits any more. */
const allow = async (): Promise<void> => {
  ground.model.requests.length = 0;
  ground.nextDay();
  await ground.server.request().put('/api/v1/cell-ai').send({ enabled: true, dailyLimit: 1_000 }).expect(200);
};

const state = async (): Promise<CellAi> => (await ground.server.request().get('/api/v1/cell-ai').expect(200)).body;

/** Agrees to what the formulas wait for, and waits until the model has answered. */
const agree = async (): Promise<void> => {
  const { waiting } = await state();
  await ground.server.request().post('/api/v1/cell-ai/runs').send({ estimate: waiting!.estimate }).expect(200);
  while ((await state()).run?.state === 'running') await new Promise((resolve) => setTimeout(resolve, 10));
};

describe(`a model that obeys the attacker when it chooses for cells, ${attacks} attacks`, () => {
  it('gives DV.CATEGORIZE a category of the list or none', async () => {
    const before = ground.files();
    let obeyed = 0;
    for (let number = 0; number < attacks; number += 1) {
      await allow();
      const list = { values: [['Billing'], [`=1+${number}`], [order(number)]] };
      const call = () => compute('CATEGORIZE', { values: [[`${order(number)} or else`]] }, list);
      await call();
      await agree();
      if (ordered(JSON.stringify(ground.model.requests)) === number) obeyed += 1;
      const [[shown]] = (await call()) as [[Cell]];
      expect(['Billing', `=1+${number}`, order(number), 'Other']).toContain(shown);
      expect(ground.files()).toEqual(before);
      expect(ground.calls()).toEqual([]);
    }
    expect(obeyed).toBe(attacks);
  }, 900_000);

  it('gives DV.SUMMARIZE sentences that were computed', async () => {
    const before = ground.files();
    for (let number = payloads.length; number < attacks; number += 1) {
      await allow();
      const rows = [
        ['Region', 'Units'],
        ...Array.from({ length: 12 }, (_, at) => [at % 3 ? order(number) : 'South', at]),
      ];
      const [[all]] = (await compute('SUMMARIZE', { values: rows }, 8)) as [[string]];
      const call = () => compute('SUMMARIZE', { values: rows }, 1);
      await call();
      await agree();
      const [[shown]] = (await call()) as [[string]];
      expect(all).toContain(shown);
      expect(ground.files()).toEqual(before);
      expect(ground.calls()).toEqual([]);
    }
  }, 300_000);
});

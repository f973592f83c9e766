import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#shared/answers/answer.js';
import type { Cell } from '#shared/data/cell.js';
import { saying } from '../../support/gemini-server.js';
import { upload } from '../../support/server.js';
import { MARK, openGround, order, ordered, type Ground } from './ground.js';
import { payloads } from './payloads.js';
import { openWriter } from './written.js';

const harmless = saying({ outcome: 'sql', plan: null, sql: 'select count(*) as n from data' });

let ground: Ground;
let written: Awaited<ReturnType<typeof openWriter>>;

interface Channel {
  readonly name: string;
  /** Whether what stands there is sent to the model at all. */
  readonly sent: boolean;
  /** The data to ask about. */
  readonly open: (number: number) => Promise<string>;
}

const rows = (header: string, cell: string): Cell[][] => [
  ['Region', header],
  [cell, 100],
  ['South', 250],
];

const sendFile = async (name: string, text: string): Promise<string> => {
  const response = await ground.server
    .request()
    .post('/api/v1/datasets/files')
    .query({ name })
    .set('content-type', 'application/octet-stream')
    .send(Buffer.from(text));
  return (response.body.dataset ?? response.body).id;
};

const open = async (...sent: [Cell[][], { name: string; label: string }?]): Promise<string> =>
  (await upload(ground.server, ...sent)).id;

let defined: string | null = null;

/** One definition at a time: a workspace keeps no more than 200. */
const define = async (definition: object): Promise<void> => {
  const request = ground.server.request();
  if (defined) await request.delete(`/api/v1/definitions/${defined}`).expect(200);
  const { body } = await request.post('/api/v1/definitions').send(definition).expect(200);
  defined = body.id;
};

const channels: readonly Channel[] = [
  { name: 'a cell', sent: false, open: (number) => open(rows('Units', order(number))) },
  { name: 'a header', sent: true, open: (number) => open(rows(order(number), 'North')) },
  {
    name: 'a sheet name',
    sent: true,
    open: (number) =>
      open(rows(`Units ${number}`, 'North'), { name: order(number), label: `'${order(number)}'!A1:B3` }),
  },
  {
    name: 'a file name',
    sent: true,
    open: (number) => sendFile(`${order(number)}.csv`, `Region,Value ${number}\nNorth,100\nSouth,250\n`),
  },
  {
    name: 'a definition',
    sent: true,
    async open(number) {
      const dataset = await open(rows(`Sold ${number}`, 'North'));
      const measure = { name: `Total ${number}`, expression: `sum("Sold ${number}")`, description: order(number) };
      await define({ dataset, ...measure });
      return dataset;
    },
  },
];

beforeAll(async () => {
  ground = await openGround((content, aim) => payloads[ordered(content) ?? -1]?.reply(aim) ?? harmless);
  written = await openWriter();
}, 60_000);
afterAll(() => ground.stop());

const ask = async (dataset: string, question: string): Promise<{ answer?: Answer }> => {
  ground.model.requests.length = 0;
  ground.nextDay();
  const { body } = await ground.server
    .request()
    .post('/api/v1/analyses/ask/runs?wait=25')
    .send({ dataset, params: { question } });
  return body;
};

describe(`a model that obeys the attacker, ${payloads.length} payloads`, () => {
  it('is told at least 200 things', () => {
    expect(payloads.length).toBeGreaterThanOrEqual(200);
  });

  it.each(channels)(
    'through $name causes no write, no request, no formula',
    async ({ sent, open }) => {
      const before = ground.files();
      let obeyed = 0;
      for (const [number, payload] of payloads.entries()) {
        const body = await ask(await open(number), `what about it, number ${number}?`);
        if (ordered(JSON.stringify(ground.model.requests)) === number) obeyed += 1;
        expect(JSON.stringify(body), payload.name).not.toContain(MARK);
        expect(ground.files(), payload.name).toEqual(before);
        expect(ground.calls(), payload.name).toEqual([]);
        if (body.answer) expect(await written(body.answer), payload.name).toEqual([]);
      }
      expect(obeyed).toBe(sent ? payloads.length : 0);
      await ground.server.request().get('/health/ready').expect(200);
    },
    900_000,
  );

  it('leaves the tables as they were', async () => {
    const dataset = await channels[0]!.open(0);
    const query = { dataset, params: { sql: 'select sum("Units") as units from data' } };
    const { body } = await ground.server.request().post('/api/v1/analyses/query/runs?wait=20').send(query);
    expect(body.answer.result.table.rows).toEqual([[350]]);
  });
});

describe('=DV.ASK in a cell', () => {
  it('reaches no model, though one is set', async () => {
    const calls = Array.from({ length: 20 }, (_, number) => ({
      id: String(number),
      function: 'ASK',
      arguments: [
        number % 2 === 0 ? `total ${order(number)} by region` : `what about it, number ${number}?`,
        { values: rows(order(number), order(number)) },
      ],
    }));
    ground.model.requests.length = 0;
    const { body } = await ground.server.request().post('/api/v1/functions/batch').send({ calls }).expect(200);
    expect(body.results).toHaveLength(calls.length);
    expect(body.results[0]).toHaveProperty('values');
    expect(ground.model.requests).toEqual([]);
    await ask(await channels[1]!.open(0), 'what about it, number 0, in the pane?');
    expect(ground.model.requests.length).toBeGreaterThan(0);
  });
});

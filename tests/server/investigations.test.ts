import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Investigation } from '#shared/contract/investigations.js';
import type { Cell } from '#shared/data/cell.js';
import { InvestigationsService } from '../../server/src/modules/investigations/investigations.service.js';
import { startServer, upload, type TestServer } from '../support/server.js';

let server: TestServer;
let dataset: string;

/** Two months; all that falls is Shop in West for Toys, from 50 to 5. */
const rows = (): Cell[][] => {
  const found: Cell[][] = [];
  for (const [month, day] of [
    ['May', 45_413],
    ['June', 45_444],
  ] as const) {
    for (const region of ['North', 'South', 'West']) {
      for (const channel of ['Shop', 'Web']) {
        for (const product of ['Toys', 'Books', 'Games']) {
          for (let i = 0; i < 4; i++) {
            const falls = month === 'June' && region === 'West' && channel === 'Shop' && product === 'Toys';
            found.push([day + 7 * i, region, channel, product, falls ? 5 : 50]);
          }
        }
      }
    }
  }
  return found;
};

beforeAll(async () => {
  server = await startServer();
  const header = ['Date', 'Region', 'Channel', 'Product', 'Revenue'];
  const { id } = await upload(server, [header, ...rows()], { formats: ['dd.mm.yyyy', null, null, null, '0'] });
  dataset = id;
});
afterAll(() => server.stop());

const post = async (path: string, body: object, status = 200) =>
  (await server.request().post(`/api/v1${path}`).send(body).expect(status)).body;

const start = (): Promise<Investigation> =>
  post('/investigations', {
    dataset,
    question: 'Revenue fell in June.',
    start: {
      analysis: 'change',
      params: { measure: 'Revenue', by: 'Date', period: 'month', before: '2024-05-01', after: '2024-06-01' },
    },
  });

const cutInto = (investigation: Investigation, title: string): Promise<Investigation> => {
  const cut = investigation.proposals.find((one) => one.title === title);
  if (!cut) throw new Error(`${title} is not among ${investigation.proposals.map((one) => one.title).join(', ')}`);
  return post(`/investigations/${investigation.id}/steps`, { cut: cut.id });
};

const drill = async (): Promise<Investigation> => {
  const west = await cutInto(await start(), 'Within Region West');
  return cutInto(await cutInto(west, 'Within Channel Shop'), 'Within Product Toys');
};

describe('an investigation', () => {
  it('starts with the split of the change and proposes where it comes from', async () => {
    const investigation = await start();
    expect(investigation.trail).toHaveLength(1);
    expect(investigation.trail[0]!.headline).toMatch(/^Revenue fell 5%/);
    expect(
      investigation.proposals
        .slice(0, 3)
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['Within Channel Shop', 'Within Product Toys', 'Within Region West']);
    expect(investigation.advice).toBeNull();
  });

  it('drills three levels, keeps the trail, and ends with summary and evidence', async () => {
    const deep = await drill();
    expect(deep.trail).toHaveLength(4);
    expect(deep.trail.at(-1)!.headline).toMatch(/^Revenue of West, Shop, Toys fell 90%/);
    const ended: Investigation = await post(`/investigations/${deep.id}/summary`, {});
    expect(ended).toMatchObject({ state: 'ended', proposals: [] });
    expect(ended.summary!.evidence.map(({ title }) => title).slice(1)).toEqual([
      'Within Region West',
      'Within Channel Shop',
      'Within Product Toys',
    ]);
    for (const { run } of ended.summary!.evidence) await server.request().get(`/api/v1/runs/${run}`).expect(200);
    const { body } = await server.request().get(`/api/v1/investigations/${deep.id}`).expect(200);
    expect(body).toEqual(ended);
  });

  it('goes back, and proposes what it proposed then', async () => {
    const deep = await drill();
    const { body } = await server.request().delete(`/api/v1/investigations/${deep.id}/steps/1`).expect(200);
    expect(body.trail).toHaveLength(2);
    expect(body.proposals.map(({ title }: { title: string }) => title)).toContain('Within Channel Shop');
  });

  it('runs every proposal as it stands', async () => {
    const investigation = await start();
    for (const { id } of investigation.proposals) {
      const response = await server
        .request()
        .post(`/api/v1/investigations/${investigation.id}/steps`)
        .send({ cut: id });
      const again = response.status === 200 || response.body.code === 'too-little-data';
      expect(again).toBe(true);
      await server.request().delete(`/api/v1/investigations/${investigation.id}/steps/0`).expect(200);
    }
  });

  it('refuses what was not proposed, and starts that are no change', async () => {
    const { id } = await start();
    await post(`/investigations/${id}/steps`, { cut: 'drop table' }, 404);
    const query = { dataset, question: 'Why?', start: { analysis: 'query', params: { sql: 'select 1' } } };
    await post('/investigations', query, 400);
    await server.request().get('/api/v1/investigations/nothing').expect(404);
  });

  it('says volume and price, since when, and which rows, at any depth', async () => {
    const deep = await drill();
    const titles = deep.proposals.map(({ title }) => title);
    expect(titles).toEqual([
      'More or fewer rows, or larger ones?',
      'Since when? By month',
      'The largest rows behind it',
    ]);
    const more = await cutInto(deep, 'More or fewer rows, or larger ones?');
    expect(more.trail.at(-1)!.headline).toBe(
      'Average Revenue explains 100% of the change of Revenue of West, Shop, Toys.',
    );
    expect(more.proposals.map(({ title }) => title)).toEqual(titles.slice(1));
  });

  it('takes a run that was made for the cut, and no other', async () => {
    const investigation = await start();
    const cut = investigation.proposals.find(({ title }) => title === 'Within Region West')!;
    const { analysis, params } = cut;
    const made = (
      await server.request().post(`/api/v1/analyses/${analysis}/runs?wait=20`).send({ dataset, params }).expect(200)
    ).body;
    const path = `/investigations/${investigation.id}/steps`;
    await post(path, { cut: cut.id, run: investigation.trail[0]!.run }, 400);
    await post(path, { cut: cut.id, run: 'nothing' }, 404);
    const next: Investigation = await post(path, { cut: cut.id, run: made.id });
    expect(next.trail.map(({ run }) => run)).toEqual([investigation.trail[0]!.run, made.id]);
  });

  it('belongs to its workspace: no other reads, lists, cuts, shortens or ends it', async () => {
    const { id, proposals } = await start();
    const service = server.app.get(InvestigationsService);
    const stranger = { workspaceId: 'another', userId: 'someone' };
    const missing = { code: 'not-found' };
    await expect(service.get(stranger.workspaceId, id)).rejects.toMatchObject(missing);
    await expect(service.cut(stranger as never, id, { cut: proposals[0]!.id })).rejects.toMatchObject(missing);
    await expect(service.back(stranger.workspaceId, id, 0)).rejects.toMatchObject(missing);
    await expect(service.end(stranger.workspaceId, id)).rejects.toMatchObject(missing);
    expect(await service.list(stranger.workspaceId, 100)).toEqual([]);
    const { body } = await server.request().get(`/api/v1/investigations/${id}`).expect(200);
    expect(body).toMatchObject({ state: 'open', trail: [{}] });
  });

  it('is listed, newest first', async () => {
    const { id } = await start();
    const { body } = await server.request().get('/api/v1/investigations').expect(200);
    expect(body.items[0]).toMatchObject({ id, state: 'open', question: 'Revenue fell in June.' });
  });
});

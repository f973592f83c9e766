import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '#shared/answers/answer.js';
import type { Opinion } from '#shared/contract/opinions.js';
import type { Run } from '#shared/contract/runs.js';
import { OpinionsService } from '../../server/src/modules/opinions/index.js';
import { startServer, upload, type TestServer } from '../support/server.js';
import { tellingTable } from '../support/telling-table.js';

let server: TestServer;
let dataset: string;

beforeAll(async () => {
  server = await startServer();
  const { rows, formats } = tellingTable();
  dataset = (await upload(server, rows, { formats, label: 'Orders!A1:D481' })).id;
});
afterAll(() => server.stop());

const find = async (params: object = {}): Promise<Answer> => {
  const { body } = await server
    .request()
    .post('/api/v1/analyses/insights/runs?wait=30')
    .send({ dataset, params })
    .expect(200);
  return (body as Run).answer!;
};
const say = async ({ receipt }: Answer, opinion: object, status = 200) =>
  (await server.request().put(`/api/v1/runs/${receipt.runId}/opinion`).send(opinion).expect(status)).body;
const opinions = async (): Promise<Opinion[]> =>
  (await server.request().get('/api/v1/opinions').expect(200)).body.items;

it('keeps a pinned finding with its own words, whatever run shows it again, until it is unpinned', async () => {
  const first = await find();
  const finding = first.findings![1]!;
  await say(first, { finding: finding.id, pinned: true, rating: null });
  expect(await opinions()).toEqual([
    expect.objectContaining({
      run: first.receipt.runId,
      finding: finding.id,
      kind: finding.kind,
      headline: finding.headline,
      source: first.receipt.source.label,
      pinned: true,
      rating: null,
    }),
  ]);
  const again = await find();
  await say(again, { finding: finding.id, pinned: true, rating: 'right' });
  expect(await opinions()).toMatchObject([{ run: again.receipt.runId, rating: 'right' }]);
  await say(again, { finding: finding.id, pinned: false, rating: null });
  expect(await opinions()).toEqual([]);
});

it('ranks a kind lower that was marked wrong, says so, and ranks it as before when that is taken back', async () => {
  const before = await find();
  const best = before.findings![0]!;
  await say(before, { finding: best.id, pinned: false, rating: 'wrong' });
  const after = await find();
  const score = (answer: Answer) => answer.findings!.findIndex(({ id }) => id === best.id);
  expect(score(after)).toBeGreaterThan(score(before));
  expect(after.findings!.map(({ id }) => id).toSorted()).toEqual(before.findings!.map(({ id }) => id).toSorted());
  expect(after.receipt.assumptions.join(' ')).toMatch(
    / rank lower: they were marked wrong 1 time more often than right\./,
  );
  await say(after, { finding: best.id, pinned: false, rating: null });
  expect((await find()).findings!.map(({ id }) => id)).toEqual(before.findings!.map(({ id }) => id));
});

it('takes what a request says of lowered kinds from the workspace alone', async () => {
  const { receipt } = await find({ lowered: [{ kind: 'trend', times: 3 }] });
  expect(receipt.parameters['lowered']).toEqual([]);
});

it('keeps an opinion on a whole answer', async () => {
  const answer = await find();
  await say(answer, { finding: null, pinned: true, rating: null });
  expect(await opinions()).toMatchObject([{ finding: null, kind: null, headline: answer.headline }]);
  await say(answer, { finding: null, pinned: false, rating: null });
});

it('refuses findings and runs there are none of', async () => {
  const answer = await find();
  expect(await say(answer, { finding: 'none', pinned: true, rating: null }, 404)).toMatchObject({
    detail: 'The answer has no such finding.',
  });
  await server
    .request()
    .put('/api/v1/runs/none/opinion')
    .send({ finding: null, pinned: true, rating: null })
    .expect(404);
});

it('shows no workspace what another one thinks', async () => {
  const service = server.app.get(OpinionsService);
  const answer = await find();
  await say(answer, { finding: answer.findings![0]!.id, pinned: true, rating: 'wrong' });
  expect(await service.list('another', 10)).toEqual([]);
  expect(await service.lowered('another')).toEqual([]);
  const request = { finding: null, pinned: true, rating: null };
  await expect(
    service.save({ workspaceId: 'another', userId: 'u' } as never, answer.receipt.runId, request),
  ).rejects.toMatchObject({ code: 'not-found' });
});

import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest, { type Response } from 'supertest';
import { chunkHash, datasetIdOf } from '#shared/data/dataset-id.js';
import type { Cell } from '#shared/data/cell.js';
import { createApplication } from '../../server/src/application.js';
import type { Clock } from '../../server/src/config/config.module.js';
import { readSettings } from '../../server/src/config/settings.js';

export interface TestServer {
  readonly app: NestExpressApplication;
  readonly folder: string;
  request(): ReturnType<typeof supertest>;
  stop(): Promise<void>;
}

/** The whole server on a free port, in a folder of its own. */
export const startServer = async (variables: Record<string, string> = {}, clock?: Clock): Promise<TestServer> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'datavision-test-'));
  const settings = readSettings({
    NODE_ENV: 'test',
    DV_DATA_FOLDER: folder,
    DV_PORT: '0',
    DV_LOG_LEVEL: 'silent',
    DV_WORKERS: '1',
    ...variables,
  });
  const app = await createApplication({ settings, ...(clock && { clock }) });
  await app.listen(0, '127.0.0.1');
  return {
    app,
    folder,
    request: () => supertest(app.getHttpServer()),
    async stop() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export interface UploadOptions {
  readonly chunkRows?: number;
  readonly headers?: boolean | null;
  readonly formats?: readonly (string | null)[];
  readonly label?: string;
  readonly name?: string;
}

export interface Upload {
  readonly id: string;
  readonly uploadId: string;
  /** What completing the upload answered. */
  readonly response: Response;
}

/** Uploads a range as the add-in does. */
export const upload = async (server: TestServer, rows: Cell[][], options: UploadOptions = {}): Promise<Upload> => {
  const { chunkRows = 1_000, headers = null, formats, label = 'Orders!A1:D5', name = 'Orders' } = options;
  const columns = rows[0]?.length ?? 0;
  const shape = { rows: rows.length, columns, headers, date1904: false };
  const chunks = Array.from({ length: Math.ceil(rows.length / chunkRows) }, (_, index) => {
    const part = rows.slice(index * chunkRows, (index + 1) * chunkRows);
    const runs = formats?.map((format): [string, number][] => [[format ?? 'General', part.length]]);
    return { rows: part, formats: runs ?? null };
  });
  const id = await datasetIdOf(shape, await Promise.all(chunks.map(chunkHash)));
  const source = { kind: 'range', label };
  const started = await server
    .request()
    .post('/api/v1/datasets/uploads')
    .send({ ...shape, name, source, chunks: chunks.length })
    .expect(200);
  const { uploadId } = started.body as { uploadId: string };
  for (const [index, chunk] of chunks.entries()) {
    await server.request().put(`/api/v1/datasets/uploads/${uploadId}/chunks/${index}`).send(chunk).expect(200);
  }
  const response = await server.request().post(`/api/v1/datasets/uploads/${uploadId}/complete`);
  return { id, uploadId, response };
};

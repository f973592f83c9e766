import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.js';

describe('uploading a file', () => {
  let server: TestServer;

  const send = (name: string, body: Buffer | string, reading: Record<string, string> = {}) =>
    server
      .request()
      .post('/api/v1/datasets/files')
      .query({ name, ...reading })
      .set('content-type', 'application/octet-stream')
      .send(body);

  /** What arrives when only the headers of a request are sent. */
  const announce = (bytes: number): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const { port } = server.app.getHttpServer().address() as AddressInfo;
      const request = http.request({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/v1/datasets/files?name=big.csv',
        headers: { 'content-type': 'application/octet-stream', 'content-length': bytes },
      });
      request.once('response', (response) => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString()));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body }));
      });
      request.once('error', reject);
      request.flushHeaders();
    });

  beforeAll(async () => {
    server = await startServer({ DV_UPLOAD_LIMIT_MB: '1' });
  });
  afterAll(() => server.stop());

  it('reads a delimited file, says how it was written, and lets the user correct it', async () => {
    const text = 'Export of today\n\nRegion;Umsatz\nNord;1.234,50\nSüd;99,00\n';
    const { body } = await send('umsatz.csv', Buffer.from(text, 'latin1')).expect(200);
    expect(body.detected).toMatchObject({ delimiter: ';' });
    expect(body.dataset).toMatchObject({ name: 'umsatz', rows: 2, source: { kind: 'file', label: 'umsatz.csv' } });
    expect(body.dataset.columns.map(({ name, type }: { name: string; type: string }) => [name, type])).toEqual([
      ['Region', 'text'],
      ['Umsatz', 'number'],
    ]);
    const rows = await server.request().get(`/api/v1/datasets/${body.dataset.id}/rows`).expect(200);
    expect(rows.body.rows).toEqual([
      ['Nord', 1234.5],
      ['Süd', 99],
    ]);
    const corrected = await send('umsatz.csv', Buffer.from(text, 'latin1'), { delimiter: ',' }).expect(200);
    expect(corrected.body.dataset.id).not.toBe(body.dataset.id);
  });

  it.each([
    ['an empty file', 'a.csv', '', 422, 'unreadable-file'],
    ['a workbook that is no workbook', 'a.xlsx', 'not a zip', 422, 'unreadable-file'],
    ['a broken workbook', 'a.xlsx', Buffer.from('PK\u0003\u0004 broken'), 422, 'unreadable-file'],
    ['an old workbook', 'a.xls', Buffer.from('\u00d0\u00cf\u0011\u00e0', 'latin1'), 415, 'unsupported-file'],
    ['a file beyond the limit', 'a.csv', Buffer.alloc(1_500_000, 'a,b\n'), 413, 'too-large'],
  ] as const)('refuses %s in one sentence and keeps nothing', async (_case, name, body, status, code) => {
    const response = await send(name, body as Buffer);
    expect(response.status).toBe(status);
    expect(response.body.code).toBe(code);
    expect(response.body.detail).toMatch(/^[A-Z].*\.$/);
    expect(await readdir(path.join(server.folder, 'temp', 'files')).catch(() => [])).toEqual([]);
  });

  it('refuses a file of 3 GB at once, before it is sent', async () => {
    const { status, body } = await announce(3_000_000_000);
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ code: 'too-large', detail: expect.stringContaining('1 MB') });
  });
});

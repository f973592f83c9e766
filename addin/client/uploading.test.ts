import { describe, expect, it, vi } from 'vitest';
import { FakeServer } from '../testing/fake-server.js';
import { DataVisionClient } from './datavision-client.js';
import { sendRange, uploadRange, type RangeData } from './uploading.js';

const range: RangeData = {
  shape: { rows: 4, columns: 1, headers: true, date1904: false },
  chunks: [
    { rows: [['a'], [1]], formats: null },
    { rows: [[2], [3]], formats: null },
  ],
  name: 'Orders',
  source: { kind: 'range', label: 'Orders!A1:A4' },
};

describe('uploading a range', () => {
  it('sends the chunks in order once, and nothing the second time', async () => {
    const server = new FakeServer();
    const onProgress = vi.fn();
    const first = await uploadRange(server.api, range, { onProgress });
    expect(onProgress.mock.calls).toEqual([
      [1, 2],
      [2, 2],
    ]);
    const second = await uploadRange(server.api, range);
    expect(second).toEqual(first);
    expect(server.count('PUT', /chunks/)).toBe(2);
    expect(server.count('POST', /uploads$/)).toBe(1);
  });

  it('sends a chunk again when it was lost on the way', async () => {
    const server = new FakeServer();
    let puts = 0;
    server.delay = () => {
      const last = server.requests.at(-1);
      if (last?.method === 'PUT' && ++puts === 1) return Promise.reject(new TypeError('fetch failed'));
      return Promise.resolve();
    };
    await uploadRange(server.api, range);
    expect(puts).toBe(3);
  });

  it('forgets a broken upload on the server and reports why it broke', async () => {
    const server = new FakeServer();
    const controller = new AbortController();
    const sending = sendRange(server.api, range, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(sending).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.count('DELETE', /uploads/)).toBe(1);
    expect(server.datasets.size).toBe(0);
  });
});

describe('uploading from the workbook', () => {
  it('reads the range once and names stages', async () => {
    const server = new FakeServer();
    const read = vi.fn(async function* (
      _address: string,
      options?: { onProgress?: (done: number, all: number) => void },
    ) {
      for (const chunk of range.chunks) {
        yield await Promise.resolve(chunk);
        options?.onProgress?.(2, 4);
      }
    });
    const client = new DataVisionClient(server.api, { read, date1904: () => Promise.resolve(true) });
    const onStage = vi.fn();
    await client.upload({ address: 'Orders!A1:A4', headers: null }, { onStage });
    expect(onStage).toHaveBeenCalledWith({ name: 'Reading rows', done: 2, total: 4 });
    expect(onStage).toHaveBeenLastCalledWith({ name: 'Sending rows', done: 2, total: 2 });
    expect([...server.datasets.values()][0]?.shape).toMatchObject({
      rows: 4,
      columns: 1,
      headers: null,
      date1904: true,
    });
  });
});

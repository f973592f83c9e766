import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forecastFile, type ForecastLineResult } from './batch.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forecast-'));
});
afterEach(() => rm(folder, { recursive: true }));

const line = (id: string) =>
  JSON.stringify({ id, freq: 4, h: 3, x: [4, 6, 8, null, 5, 7, 9, 8, 6, 8, 10, 9], xx: [0] });

describe('a file of series', () => {
  it('is forecast line by line, compressed or not', async () => {
    const [input, output] = [join(folder, 'in.ndjson.gz'), join(folder, 'out.ndjson.gz')];
    await writeFile(input, gzipSync(`${line('a')}\n\n${line('b')}\n`));
    await forecastFile(input, output);
    const results = gunzipSync(await readFile(output))
      .toString()
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as ForecastLineResult);
    expect(results.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(results[0]).toMatchObject({ mean: results[1]!.mean, lo95: results[1]!.lo95, hi95: results[1]!.hi95 });
    expect(results[0]!.mean).toHaveLength(3);
    expect(results[0]!.ms).toBeGreaterThan(0);
  });

  it.each([
    ['{"id":"a"', 'Line 2 is not JSON.'],
    ['{"id":"a","h":0,"x":[1]}', 'Line 2, h: '],
    ['{"id":"a","h":2,"x":["one"]}', 'Line 2, x.0: '],
  ])('names the line that is not a series: %s', async (bad, sentence) => {
    const input = join(folder, 'in.ndjson');
    await writeFile(input, `${line('a')}\n${bad}\n`);
    await expect(forecastFile(input, join(folder, 'out.ndjson'))).rejects.toMatchObject({
      code: 'unreadable-file',
      detail: expect.stringContaining(sentence) as string,
    });
  });
});

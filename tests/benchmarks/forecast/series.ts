import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One series of a benchmark: `x` is the history, `xx` what came, `freq` the season, `h` the horizon. */
export interface Line {
  readonly set: string;
  readonly id: string;
  readonly period: string;
  readonly freq: number;
  readonly mase_m?: number;
  readonly h: number;
  readonly x: (number | null)[];
  readonly xx: (number | null)[];
}

/** Lines of an NDJSON file, compressed when its name ends in .gz. */
export const readLines = (path: string): Line[] => {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
};

/** So many items spread evenly; all when there are fewer. */
export const sampled = <T>(items: T[], size: number): T[] =>
  size >= items.length ? items : Array.from({ length: size }, (_, i) => items[Math.floor((i * items.length) / size)]!);

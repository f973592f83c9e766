/**
 * Reads polluted CSV files with no dialect given and compares them with the clean tables, cell by cell.
 * Run: node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/csv-robustness.ts [seed] [folder]
 * With a folder, the files and their conversions are kept there.
 */
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { convertCsv } from '#server/modules/datasets/ingest/index.js';
import { pollutedFiles, type PollutedFile } from '../support/polluted-csv.js';
import { tableScore, type ScoredTable } from '../support/table-score.js';

/** A strict reader of clean CSV, so that the product does not check itself. */
const readClean = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g;
  for (const [, quoted, bare = '', end] of text.matchAll(pattern)) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
};

const tableOf = (text: string): ScoredTable => {
  const [header = [], ...rows] = readClean(text);
  return { header, rows };
};

const seed = Number(process.argv[2] ?? 2026);
const kept = process.argv[3];
const folder = kept ?? (await mkdtemp(path.join(tmpdir(), 'polluted-')));
const [source, target] = [path.join(folder, 'polluted'), path.join(folder, 'clean')];
await mkdir(source, { recursive: true });
const files = pollutedFiles(seed);
for (const { name, bytes } of files) await writeFile(path.join(source, name), bytes);

const started = performance.now();
const converted = new Map((await convertCsv(source, target)).map((file) => [file.name, file]));
const seconds = (performance.now() - started) / 1_000;

const scoreOf = async (file: PollutedFile): Promise<number> => {
  if (converted.get(file.name)?.problem !== null) return 0;
  return tableScore(file, tableOf(await readFile(path.join(target, file.name), 'utf8')));
};

const kinds = new Map<string, number[]>();
let [total, weighted, weights] = [0, 0, 0];
for (const file of files) {
  const score = await scoreOf(file);
  const kind = file.name.split('_')[0]!;
  kinds.set(kind, [...(kinds.get(kind) ?? []), score]);
  total += score;
  weighted += score * file.weight;
  weights += file.weight;
  if (score < 9.5 && kept) console.log(`${score.toFixed(2)}  ${file.name}`);
}
for (const [kind, scores] of [...kinds].sort()) {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  console.log(
    `${kind.padEnd(24)} ${String(scores.length).padStart(4)} files  ${mean.toFixed(3)}  worst ${Math.min(...scores).toFixed(2)}`,
  );
}
console.log(
  `simple ${(total / files.length).toFixed(3)}, weighted ${(weighted / weights).toFixed(3)} of 10; ${files.length} files in ${seconds.toFixed(1)} s`,
);
if (!kept) await rm(folder, { recursive: true });

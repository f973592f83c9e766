// Segments with automatic k. node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/segment.ts [FOLDER ...]
// FOLDER holds NAME.data.gz and NAME.labels0.gz, as in the clustering benchmarks of Gagolewski (2022); label 0 is noise.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { adjustedRand } from '../../server/src/modules/segmentation/agreement.js';
import { bestKMeans } from '../../server/src/modules/segmentation/choice.js';
import { segmentColumns } from '../../server/src/modules/segmentation/index.js';
import { pointsOf } from '../../server/src/statistics/matrix.js';
import { createRandom } from '../../server/src/statistics/random.js';
import { generatedSets, type LabelledSet } from './segment-shapes.js';

const linesOf = (file: string): string[] => gunzipSync(readFileSync(file)).toString().trim().split('\n');

const readFolder = (folder: string): LabelledSet[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.data.gz'))
    .map((name) => {
      const rows = linesOf(join(folder, name)).map((line) => line.trim().split(/\s+/).map(Number));
      const labels = linesOf(join(folder, name.replace('.data.', '.labels0.'))).map((line) => Number(line) - 1);
      return {
        name: name.replace('.data.gz', ''),
        columns: rows[0]!.map((_, j) => rows.map((row) => row[j]!)),
        labels,
      };
    });

/** Agreement on the points that belong to a group. */
const scoreOf = ({ labels }: LabelledSet, found: ArrayLike<number>): number => {
  const kept = labels.flatMap((label, i) => (label >= 0 ? [i] : []));
  return adjustedRand(
    kept.map((i) => labels[i]!),
    kept.map((i) => found[i]!),
  );
};

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const report = (title: string, sets: LabelledSet[]): void => {
  const results = sets.map((set) => {
    const k = new Set(set.labels.filter((label) => label >= 0)).size;
    const found = segmentColumns(set.columns);
    const peer = bestKMeans(pointsOf(set.columns), createRandom(1), [2, 3, 4, 5, 6, 8, 10, 12, 15, 20]);
    const ours = scoreOf(set, found.labels);
    console.log(`${set.name.padEnd(28)} k ${k} found ${found.k}  rand ${ours.toFixed(3)}  ${found.method}`);
    return { ours, exact: found.k === k ? 1 : 0, peer: scoreOf(set, peer.labels), peerExact: peer.k === k ? 1 : 0 };
  });
  const line = (name: string, rand: number[], exact: number[]): string =>
    `${title}, ${name}: mean adjusted Rand ${mean(rand).toFixed(3)}, exact k ${(100 * mean(exact)).toFixed(1)} %`;
  console.log(
    line(
      'ours',
      results.map(({ ours }) => ours),
      results.map(({ exact }) => exact),
    ),
  );
  console.log(
    line(
      'k-means by silhouette',
      results.map(({ peer }) => peer),
      results.map(({ peerExact }) => peerExact),
    ),
  );
};

const largeTable = (): Float64Array[] => {
  const random = createRandom(1);
  const centres = Array.from({ length: 6 }, () => Array.from({ length: 8 }, () => 10 * random.next()));
  const rows = Array.from({ length: 100_000 }, (_, i) => centres[i % 6]!.map((centre) => centre + random.normal()));
  return centres[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j]!));
};

for (const folder of process.argv.slice(2)) report(folder, readFolder(folder));
report('generated', [...generatedSets(1), ...generatedSets(2)]);
const columns = largeTable();
for (let run = 0; run < 3; run++) {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const { k } = segmentColumns(columns);
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `100,000 x 8: k ${k}, ${Math.round(performance.now() - start)} ms, processor ${Math.round((user + system) / 1000)} ms`,
  );
}

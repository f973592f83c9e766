// Segments with automatic k. node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/segment.ts [FOLDER ...]
// Beside it k-means by silhouette, ours and scikit-learn's where that is installed.
// FOLDER holds NAME.data.gz and NAME.labels0.gz, as in the clustering benchmarks of Gagolewski (2022); label 0 is noise.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { adjustedRand } from '../../server/src/modules/segmentation/agreement.js';
import { bestKMeans } from '../../server/src/modules/segmentation/choice.js';
import { segmentColumns } from '../../server/src/modules/segmentation/index.js';
import { pointsOf } from '../../server/src/statistics/matrix.js';
import { createRandom } from '../../server/src/statistics/random.js';
import { scikitLearn } from './scikit-learn.js';
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

interface Grouping {
  readonly k: number;
  readonly labels: ArrayLike<number>;
}

const groupsOf = (labels: readonly number[]): Grouping => ({ labels, k: new Set(labels).size });

const methods: Record<string, (set: LabelledSet) => Grouping | null> = {
  ours: ({ columns }) => segmentColumns(columns),
  'k-means by silhouette': ({ columns }) =>
    bestKMeans(pointsOf(columns), createRandom(1), [2, 3, 4, 5, 6, 8, 10, 12, 15, 20]),
  'scikit-learn k-means by silhouette': ({ columns }) => {
    const found = scikitLearn('segment', { columns });
    return found && groupsOf(found.labels);
  },
};

const report = (title: string, sets: LabelledSet[]): void => {
  for (const [name, method] of Object.entries(methods)) {
    const results = sets.flatMap((set) => {
      const found = method(set);
      if (!found) return [];
      const k = new Set(set.labels.filter((label) => label >= 0)).size;
      const rand = scoreOf(set, found.labels);
      if (name === 'ours') console.log(`${set.name.padEnd(28)} k ${k} found ${found.k}  rand ${rand.toFixed(3)}`);
      return [{ rand, exact: found.k === k ? 1 : 0 }];
    });
    if (results.length === 0) continue;
    const rand = mean(results.map((result) => result.rand)).toFixed(3);
    const exact = (100 * mean(results.map((result) => result.exact))).toFixed(1);
    console.log(`${title}, ${name}: mean adjusted Rand ${rand}, exact k ${exact} %`);
  }
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
const peer = scikitLearn('segment', { columns });
if (peer) console.log(`100,000 x 8, scikit-learn: k ${groupsOf(peer.labels).k}, processor ${Math.round(peer.ms)} ms`);

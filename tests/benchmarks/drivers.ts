// Planted drivers. node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/drivers.ts [REPEATS]
import { explain } from '../../server/src/modules/drivers/index.js';
import { createRandom } from '../../server/src/statistics/random.js';
import { driverCaseKinds, makeDriverCase, type DriverCase } from './drivers-cases.js';

const repeats = Number(process.argv[2] ?? 5);

const topThree = ({ drivers, target }: DriverCase): string[] =>
  explain(drivers, target)
    .ranked.filter(({ adjustedP }) => adjustedP < 0.05)
    .slice(0, 3)
    .map(({ index }) => drivers[index]!.name);

let [cases, found, decoys] = [0, 0, 0];
for (const rows of [500, 2_000, 8_000]) {
  for (const noise of [0.5, 1]) {
    let [partCases, partFound, partDecoys] = [0, 0, 0];
    for (const kind of driverCaseKinds) {
      for (let repeat = 0; repeat < repeats; repeat++) {
        const planted = makeDriverCase(kind, { rows, noise, columns: 12 }, createRandom(1 + repeat * 77 + rows));
        const top = topThree(planted);
        partCases++;
        partFound += top.filter((name) => planted.truth.includes(name)).length / 3;
        partDecoys += top.some((name) => planted.decoys.includes(name)) ? 1 : 0;
      }
    }
    console.log(
      `${rows} rows, noise ${noise}: true top 3 found ${((100 * partFound) / partCases).toFixed(1)} %, decoy in top 3 ${((100 * partDecoys) / partCases).toFixed(1)} %`,
    );
    [cases, found, decoys] = [cases + partCases, found + partFound, decoys + partDecoys];
  }
}
console.log(
  `all: true top 3 found ${((100 * found) / cases).toFixed(1)} %, decoy in top 3 ${((100 * decoys) / cases).toFixed(1)} %`,
);

const large = makeDriverCase('mixed', { rows: 100_000, noise: 1, columns: 12 }, createRandom(3));
for (let run = 0; run < 3; run++) {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const top = topThree(large);
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `100,000 x 12: ${Math.round(performance.now() - start)} ms, processor ${Math.round((user + system) / 1000)} ms, top ${top.join(', ')}`,
  );
}

// Planted drivers, beside permutation importance by scikit-learn where that is installed. node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/drivers.ts [REPEATS]
import { explain } from '../../server/src/modules/drivers/index.js';
import { createRandom } from '../../server/src/statistics/random.js';
import { driverCaseKinds, makeDriverCase, type DriverCase } from './drivers-cases.js';
import { scikitLearn } from './scikit-learn.js';

const repeats = Number(process.argv[2] ?? 5);

const topThree = ({ drivers, target }: DriverCase): string[] =>
  explain(drivers, target)
    .ranked.filter(({ adjustedP }) => adjustedP < 0.05)
    .slice(0, 3)
    .map(({ index }) => drivers[index]!.name);

const permuted = ({ drivers, target }: DriverCase) => {
  const columns = drivers.map((driver) => (driver.kind === 'number' ? driver.values : driver.codes));
  const found = scikitLearn('drivers', { columns, target });
  return found && { top: found.ranking.slice(0, 3).map((index) => drivers[index]!.name), ms: found.ms };
};

class Tally {
  #cases = 0;
  #found = 0;
  #decoys = 0;

  constructor(readonly name: string) {}

  add(planted: DriverCase, top: readonly string[]): void {
    this.#cases++;
    this.#found += top.filter((name) => planted.truth.includes(name)).length / 3;
    this.#decoys += top.some((name) => planted.decoys.includes(name)) ? 1 : 0;
  }

  print(part: string): void {
    if (this.#cases === 0) return;
    const share = (count: number): string => ((100 * count) / this.#cases).toFixed(1);
    console.log(
      `${part}, ${this.name}: true top 3 found ${share(this.#found)} %, decoy in top 3 ${share(this.#decoys)} %`,
    );
  }
}

const tallies = () => ({ ours: new Tally('ours'), peer: new Tally('scikit-learn permutation') });
const all = tallies();
for (const rows of [500, 2_000, 8_000]) {
  for (const noise of [0.5, 1]) {
    const part = tallies();
    for (const kind of driverCaseKinds) {
      for (let repeat = 0; repeat < repeats; repeat++) {
        const planted = makeDriverCase(kind, { rows, noise, columns: 12 }, createRandom(1 + repeat * 77 + rows));
        const top = topThree(planted);
        const peer = repeat === 0 ? permuted(planted) : null;
        for (const { ours } of [part, all]) ours.add(planted, top);
        if (peer) for (const { peer: tally } of [part, all]) tally.add(planted, peer.top);
      }
    }
    for (const tally of Object.values(part)) tally.print(`${rows} rows, noise ${noise}`);
  }
}
for (const tally of Object.values(all)) tally.print('all');

const large = makeDriverCase('mixed', { rows: 100_000, noise: 1, columns: 12 }, createRandom(3));
for (let run = 0; run < 3; run++) {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const top = topThree(large);
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `100,000 x 12: ${Math.round(performance.now() - start)} ms, processor ${Math.round((user + system) / 1000)} ms, top ${top.join(', ')}`,
  );
}
const peer = permuted(large);
if (peer) console.log(`100,000 x 12, scikit-learn: processor ${Math.round(peer.ms)} ms, top ${peer.top.join(', ')}`);

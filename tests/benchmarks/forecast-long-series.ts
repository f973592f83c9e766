/**
 * Writes a benchmark of hourly or weekly series shaped like those of the M4 competition, for `forecast.ts` and
 * `forecast-peers.ts`:
 *
 *   node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/forecast-long-series.ts hourly|weekly OUT.ndjson [DATA_FOLDER]
 *
 * Real series: of the tables in DATA_FOLDER (taxis, advertisements, cash machines, shares, weather, bird strikes) and of R's
 * packages where Rscript is installed (electricity, underground air, emissions, accesses, police stops, ridership, prices).
 */
import { writeFileSync } from 'node:fs';
import { longSeries } from './forecast/long-series.js';
import { windowsOf } from './forecast/windows.js';

const main = (): void => {
  const [period, output, folder] = process.argv.slice(2);
  if ((period !== 'hourly' && period !== 'weekly') || !output) {
    throw new Error('Usage: forecast-long-series.ts hourly|weekly OUT.ndjson [DATA_FOLDER]');
  }
  const lines = longSeries(period, folder).flatMap((series) => windowsOf(series, period));
  writeFileSync(output, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  console.log(`${lines.length} series written to ${output}`);
};

main();

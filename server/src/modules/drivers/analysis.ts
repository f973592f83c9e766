import { driversDefinition, type DriverFinding, type DriversResult } from '#shared/analyses/drivers.js';
import { AppError } from '#shared/errors/app-error.js';
import { count } from '#shared/wording/numbers.js';
import type { Analysis } from '#server/engine/analysis.js';
import type { Driver } from './encoding.js';
import { explain, type Explanation, type FoundDriver } from './explain.js';
import { effectSentence, present } from './present.js';
import { among, readDrivers, readTarget, unusable, type Target } from './read-table.js';

const SIGNIFICANT = 0.05;
const LEAST_SHARE = 0.001;

/** A share estimated by permutation may come out a little beyond what can be. */
const withinOne = (share: number): number => Math.min(1, Math.max(0, share));

const findingOf = (found: FoundDriver, drivers: readonly Driver[], target: Target): DriverFinding => {
  const driver = drivers[found.index]!;
  const margin = 1.96 * found.standardError;
  return {
    column: driver.name,
    importance: withinOne(found.share),
    lower: withinOne(found.share - margin),
    upper: withinOne(found.share + margin),
    p: found.adjustedP,
    effect: found.effect && { ...found.effect, sentence: effectSentence(driver, found.effect, target) },
    standsFor: found.twins.map((twin) => drivers[twin]!.name),
  };
};

const reasonAgainst = ({ adjustedP }: FoundDriver, explanation: Explanation): string =>
  adjustedP < SIGNIFICANT || explanation.ranked.length === 1
    ? 'Its own share is below 0.1 %.'
    : 'Other columns explain the same, or it is chance.';

/** Which columns move with a target on their own account. */
export const driversAnalysis: Analysis<typeof driversDefinition.params, typeof driversDefinition.result> = {
  definition: driversDefinition,
  async compute(context, params) {
    context.progress('Reading columns', 0, 3);
    const target = await readTarget(context, params.target);
    const all = await readDrivers(context, params, target.column);
    const rows = Int32Array.from([...target.values.keys()].filter((i) => Number.isFinite(target.values[i])));
    const complaints = all.map(unusable);
    const drivers = all.filter((_, j) => complaints[j] === null).map((driver) => among(driver, rows));
    if (drivers.length === 0) {
      throw new AppError('invalid-input', `There is no usable column that could drive ${target.column.name}.`);
    }
    context.progress('Testing drivers', 1, 3);
    const values = Float64Array.from(rows, (row) => target.values[row]!);
    const explanation = explain(drivers, values);
    const counts = ({ adjustedP, share }: FoundDriver): boolean => adjustedP < SIGNIFICANT && share >= LEAST_SHARE;
    const result: DriversResult = {
      target: target.column.name,
      event: target.event,
      explained: explanation.explained,
      drivers: explanation.ranked
        .filter(counts)
        .slice(0, params.top)
        .map((found) => findingOf(found, drivers, target)),
      interactions: explanation.interactions.map(({ pair, p, share }) => ({
        columns: [drivers[pair[0]]!.name, drivers[pair[1]]!.name],
        p,
        share,
      })),
      notDrivers: [
        ...explanation.ranked
          .filter((found) => !counts(found))
          .map((found) => ({ column: drivers[found.index]!.name, reason: reasonAgainst(found, explanation) })),
        ...all.flatMap(({ name }, j) => (complaints[j] ? [{ column: name, reason: complaints[j] }] : [])),
      ],
    };
    return {
      result,
      presentation: present(result, target, rows.length, params),
      method:
        'Leave-one-covariate-out importance of a ridge model with boosted trees, cross-fitted; p-values adjusted by Benjamini and Hochberg',
      rowsUsed: explanation.rows,
      assumptions: [
        'A column that only travels with a driver does not count as one.',
        'Explaining is not causing.',
        ...(explanation.rows < rows.length
          ? [`${count(explanation.rows)} of ${count(rows.length)} rows were sampled.`]
          : []),
      ],
    };
  },
};

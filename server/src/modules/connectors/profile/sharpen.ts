import type { ColumnDescription } from '../connector.js';
import { qualifiedName } from '../select-statement.js';
import type { RecordBatch } from '../values/record-batch.js';
import { kindOf } from './column-kind.js';
import { binByCase } from './bins.js';
import type { ProfileTarget } from './profile-table.js';
import { quantile, quantilesOfBins, sortedNumbers } from './sample-figures.js';
import type { SourceColumnProfile } from './source-profile.js';

const GROUPS = 1_000;
const BINS = 1_000;
const SHOWN_BINS = 20;
const TOP_VALUES = 10;

type Figures = Pick<SourceColumnProfile, 'distinct' | 'top'>;

/** Counts every value of a column with few different ones; null when there are more than GROUPS. */
const allGroups = async (target: ProfileTarget, column: ColumnDescription, rows: number): Promise<Figures | null> => {
  const { dialect, table, run } = target;
  const name = dialect.quoteName(column.name);
  const groups = await run(
    dialect.select({
      columns: `${name}, count(*) AS n`,
      from: qualifiedName(dialect, table),
      where: `${name} IS NOT NULL`,
      groupBy: name,
      orderBy: 'n DESC',
      rows: GROUPS + 1,
    }),
  );
  if (groups.rows > GROUPS) return null;
  const top = groups.values[0]!.slice(0, TOP_VALUES);
  return {
    distinct: { count: groups.rows, certainty: 'exact' },
    top: {
      values: top.map((value, index) => ({ value, share: Number(groups.values[1]![index]) / rows })),
      certainty: 'exact',
    },
  };
};

const distinctFigures = async (
  target: ProfileTarget,
  column: ColumnDescription,
  profile: SourceColumnProfile,
  rows: number,
): Promise<Figures> => {
  const { dialect, table, run } = target;
  if ((profile.distinct?.count ?? 0) <= 2 * GROUPS) {
    const figures = await allGroups(target, column, rows);
    if (figures) return figures;
  }
  const sql = dialect.profile.distinct(qualifiedName(dialect, table), column, dialect.quoteName(column.name));
  const count = Math.min(rows - profile.nulls, Math.round(Number((await run(sql)).values[0]?.[0] ?? 0)));
  return { distinct: { count, certainty: dialect.profile.distinctIs }, top: profile.top };
};

/** Equal bins between the sample's 0.5 % and 99.5 % quantiles, so that a few extreme values do not flatten the picture. */
const binFigures = async (
  target: ProfileTarget,
  column: ColumnDescription,
  sorted: readonly number[],
): Promise<Pick<SourceColumnProfile, 'quantiles' | 'histogram'> | null> => {
  const { dialect, table, run } = target;
  if (sorted.length === 0) return null;
  const [low, last] = [quantile(sorted, 0.005), quantile(sorted, 0.995)];
  if (!(last > low)) return null;
  const high = last + (last - low) * 1e-9;
  if (!Number.isFinite(high - low)) return null;
  const number = dialect.profile.asNumber(dialect.quoteName(column.name));
  const bin = (dialect.profile.bin ?? binByCase)(number, { low, high, bins: BINS });
  const from = qualifiedName(dialect, table);
  const groups = await run(
    `SELECT bin, count(*) AS n FROM (SELECT ${bin} AS bin FROM ${from} WHERE ${dialect.quoteName(column.name)} IS NOT NULL) binned GROUP BY bin`,
  );
  const counts = Array<number>(BINS).fill(0);
  const tails = { below: 0, above: 0 };
  let total = 0;
  groups.values[0]!.forEach((value, row) => {
    const count = Number(groups.values[1]![row]);
    const index = Number(value);
    total += count;
    if (index < 0) tails.below += count;
    else if (index >= BINS) tails.above += count;
    else counts[index]! += count;
  });
  const perShown = BINS / SHOWN_BINS;
  const shown = Array.from({ length: SHOWN_BINS }, (_, index) =>
    counts.slice(index * perShown, (index + 1) * perShown).reduce((sum, count) => sum + count, 0),
  );
  return {
    quantiles: { values: quantilesOfBins({ low, high, below: tails.below, counts, total }), certainty: 'estimate' },
    histogram: { from: low, to: last, counts: shown, ...tails },
  };
};

/** Replaces what came from the sample by figures over all rows: exact for few different values, estimates for many. */
export const sharpen = async (
  target: ProfileTarget,
  profiles: readonly SourceColumnProfile[],
  { rows, sample }: { rows: number; sample: RecordBatch },
): Promise<SourceColumnProfile[]> => {
  const sharpened: SourceColumnProfile[] = [];
  for (const [index, profile] of profiles.entries()) {
    const column = target.table.columns[index]!;
    if (rows === 0 || !target.dialect.profile.orderable(column)) {
      sharpened.push(profile);
      continue;
    }
    const figures = await distinctFigures(target, column, profile, rows);
    const bins =
      kindOf(column.type) === 'number'
        ? await binFigures(target, column, sortedNumbers(sample.values[index] ?? []))
        : null;
    sharpened.push({ ...profile, ...figures, ...bins });
  }
  return sharpened;
};

import type { z } from 'zod';
import { driversDefinition, type DriverFinding, type DriversResult } from '#shared/analyses/drivers.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, counted, headlineNumber, listed, percent } from '#shared/wording/numbers.js';
import type { Analysis, AnalysisContext } from '#server/engine/analysis.js';
import { certainty } from '#server/statistics/certainty.js';
import { columnNamed, isNumeric, readCategories, readNumbers } from '#server/statistics/table-columns.js';
import type { Driver } from './encoding.js';
import { explain, type Explanation, type FoundDriver } from './explain.js';

type Params = z.output<typeof driversDefinition.params>;

const SIGNIFICANT = 0.05;
const LEAST_SHARE = 0.001;
const plain = { kind: 'plain' } as const;

interface Target {
  readonly column: Column;
  readonly values: Float64Array;
  /** The category whose probability is explained; null for numbers. */
  readonly event: string | null;
}

const readTarget = async ({ dataset, sql }: AnalysisContext, name: string): Promise<Target> => {
  const column = columnNamed(dataset.columns, name);
  if (isNumeric(column)) return { column, values: (await readNumbers(sql, [column]))[0]!, event: null };
  const [categories] = await readCategories(sql, [column]);
  const { levels, codes } = categories!;
  if (levels.length < 2) {
    throw new AppError('invalid-input', `${column.name} has only one value, so there is nothing to explain.`);
  }
  const event = eventOf(levels);
  const code = levels.indexOf(event);
  return { column, event, values: Float64Array.from(codes, (one) => (one < 0 ? Number.NaN : one === code ? 1 : 0)) };
};

const positive = /^(true|yes|y|1|won|churned|success|positive)$/i;

/** The value that says yes; with two values the rarer, else the most frequent. */
const eventOf = (levels: readonly string[]): string =>
  levels.find((level) => positive.test(level)) ?? (levels.length === 2 ? levels[1]! : levels[0]!);

const readDrivers = async ({ dataset, sql }: AnalysisContext, params: Params, target: Column): Promise<Driver[]> => {
  const wanted = params.drivers?.map((name) => columnNamed(dataset.columns, name)) ?? dataset.columns;
  const columns = wanted.filter((column) => column.name !== target.name);
  const numeric = columns.filter(isNumeric);
  const others = columns.filter((column) => !isNumeric(column));
  const numbers = numeric.length > 0 ? await readNumbers(sql, numeric) : [];
  const categories = await readCategories(sql, others);
  return columns.map((column): Driver => {
    const { name } = column;
    const place = numeric.indexOf(column);
    if (place >= 0) return { kind: 'number', name, values: numbers[place]! };
    return { kind: 'category', name, ...categories[others.indexOf(column)]! };
  });
};

const unusable = (driver: Driver): string | null => {
  if (driver.kind === 'number') {
    const seen = new Set<number>();
    for (let i = 0; i < driver.values.length && seen.size < 2; i++) {
      if (!Number.isNaN(driver.values[i]!)) seen.add(driver.values[i]!);
    }
    return seen.size < 2 ? 'It does not vary.' : null;
  }
  if (driver.levels.length < 2) return 'It does not vary.';
  return driver.levels.length > driver.codes.length / 3 ? 'Nearly every row has a value of its own.' : null;
};

const among = (driver: Driver, rows: Int32Array): Driver =>
  driver.kind === 'number'
    ? { ...driver, values: Float64Array.from(rows, (row) => driver.values[row]!) }
    : { ...driver, codes: Int32Array.from(rows, (row) => driver.codes[row]!) };

const stepText = (value: number | string): string => (typeof value === 'number' ? headlineNumber(value) : value);

const amount = (value: number, { event }: Target): string =>
  event === null ? headlineNumber(value) : `${headlineNumber(100 * value)} points`;

const effectSentence = (driver: Driver, effect: NonNullable<FoundDriver['effect']>, target: Target): string => {
  const goal = target.event === null ? target.column.name : `The chance of ${target.column.name} = ${target.event}`;
  const way = effect.estimate < 0 ? 'lower' : 'higher';
  const [from, to] = [stepText(effect.from), stepText(effect.to)];
  return `${goal} is ${amount(Math.abs(effect.estimate), target)} ${way} at ${driver.name} ${to} than at ${from}, all else equal.`;
};

const findingOf = (found: FoundDriver, drivers: readonly Driver[], target: Target): DriverFinding => {
  const driver = drivers[found.index]!;
  const margin = 1.96 * found.standardError;
  return {
    column: driver.name,
    importance: Math.min(1, found.share),
    lower: Math.max(0, found.share - margin),
    upper: Math.min(1, found.share + margin),
    p: found.adjustedP,
    effect: found.effect && { ...found.effect, sentence: effectSentence(driver, found.effect, target) },
    standsFor: found.twins.map((twin) => drivers[twin]!.name),
  };
};

const reasonAgainst = ({ adjustedP }: FoundDriver, explanation: Explanation): string =>
  adjustedP < SIGNIFICANT || explanation.ranked.length === 1
    ? 'Its own share is below 0.1 %.'
    : 'Other columns explain the same, or it is chance.';

const present = (result: DriversResult, target: Target, rows: number): Presentation => {
  const [first] = result.drivers;
  const names = result.drivers.slice(0, 3).map(({ column }) => column);
  const goal = result.event === null ? result.target : `${result.target} = ${result.event}`;
  return {
    headline: first
      ? `${listed(names)} ${names.length === 1 ? 'drives' : 'drive'} ${goal}; together the columns explain ${percent(result.explained, 0)}.`
      : `Nothing here drives ${goal}: no column explains it beyond chance in ${counted(rows, 'row')}.`,
    sentences: result.drivers
      .slice(0, 3)
      .flatMap(({ effect, p }) => (effect ? [`${effect.sentence} ${certainty(p)}.`] : [])),
    tables: [
      {
        name: `Drivers of ${result.target}`,
        columns: [
          { name: 'Driver', type: 'text', unit: plain, decimals: null },
          { name: 'Own share', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
          { name: 'Lower', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
          { name: 'Upper', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
          { name: 'Effect', type: 'number', unit: result.event === null ? target.column.unit : plain, decimals: null },
          { name: 'Effect, lower', type: 'number', unit: plain, decimals: null },
          { name: 'Effect, upper', type: 'number', unit: plain, decimals: null },
          { name: 'Certainty', type: 'text', unit: plain, decimals: null },
        ],
        rows: result.drivers.map(({ column, importance, lower, upper, effect, p }) => [
          column,
          importance,
          lower,
          upper,
          effect?.estimate ?? null,
          effect?.lower ?? null,
          effect?.upper ?? null,
          certainty(p),
        ]),
        totalRows: result.drivers.length,
      },
    ],
    charts: first
      ? [
          {
            kind: 'bar',
            title: `${first.column} matters most for ${goal}`,
            caption: 'Share of variation only this column explains',
            reading: result.drivers.map(({ column, importance }) => `${column} ${percent(importance)}`).join(', '),
            table: 0,
            category: 0,
            series: [{ name: 'Own share', column: 1, role: 'value' }],
          },
        ]
      : [],
    followUps: first ? [`How does ${result.target} differ by ${first.column}?`] : [],
  };
};

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
      presentation: present(result, target, rows.length),
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

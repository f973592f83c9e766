import type { z } from 'zod';
import type { driversDefinition } from '#shared/analyses/drivers.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import type { AnalysisContext } from '#server/engine/analysis.js';
import { columnNamed, isNumeric, readCategories, readNumbers } from '#server/statistics/table-columns.js';
import type { Driver } from './encoding.js';

type Params = z.output<typeof driversDefinition.params>;

export interface Target {
  readonly column: Column;
  readonly values: Float64Array;
  /** The category whose probability is explained; null for numbers. */
  readonly event: string | null;
}

export const readTarget = async ({ dataset, sql }: AnalysisContext, name: string): Promise<Target> => {
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

export const readDrivers = async (
  { dataset, sql }: AnalysisContext,
  params: Params,
  target: Column,
): Promise<Driver[]> => {
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

/** Why a column cannot be a driver, or null when it can. */
export const unusable = (driver: Driver): string | null => {
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

/** The rows of a driver where the target is known. */
export const among = (driver: Driver, rows: Int32Array): Driver =>
  driver.kind === 'number'
    ? { ...driver, values: Float64Array.from(rows, (row) => driver.values[row]!) }
    : { ...driver, codes: Int32Array.from(rows, (row) => driver.codes[row]!) };

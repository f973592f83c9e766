import { stat } from 'node:fs/promises';
import { quoteName, quoteText, type SqlSession } from '#server/engine/sql-session.js';
import { chooseReading, decimalMarkOf, type Tally } from './choose-reading.js';
import { rawColumnOf, type NamedColumn } from './column-names.js';
import { plainSql, sameReading, typedSql, type Reading } from './reading.js';
import { cellColumn, type Staging } from './staging.js';

const SAMPLE_ROWS = 600;
const MISFIT_TEXTS = 1_000;

export interface TypedTable {
  readonly readings: Reading[];
  readonly rows: number;
  readonly bytes: number;
  /** Cells of each column that did not fit its type; they stand in the companion column. */
  readonly misfits: number[];
  /** Rows of the sample and the texts found in it, per column. */
  readonly samples: Tally[][];
}

const tallied = (texts: readonly unknown[]): Tally[] => {
  const cells = new Map<string, number>();
  for (const text of texts) {
    if (typeof text === 'string' && text !== '') cells.set(text, (cells.get(text) ?? 0) + 1);
  }
  return [...cells].map(([text, count]) => ({ text, cells: count }));
};

const readSample = async (session: SqlSession, { relation, columns, sample }: Staging): Promise<Tally[][]> => {
  const names = columns.map((_, index) => cellColumn(index)).join(', ');
  const result = await session.query(`SELECT ${names} FROM ${relation} WHERE ${sample} LIMIT ${SAMPLE_ROWS}`);
  return columns.map((_, index) => tallied(result.columns[index] ?? []));
};

interface Target {
  readonly names: readonly NamedColumn[];
  readonly readings: readonly Reading[];
  readonly path: string;
}

const outputSql = ({ name }: NamedColumn, reading: Reading, index: number): string => {
  const cell = cellColumn(index);
  if (reading.type === 'text') return `${cell} AS ${quoteName(name)}`;
  const raw = `CASE WHEN v${index} IS NULL AND ${cell} IS NOT NULL AND trim(${cell}) <> '' THEN ${cell} END`;
  return `v${index} AS ${quoteName(name)}, ${raw} AS ${quoteName(rawColumnOf(name))}`;
};

/** Three layers, so that every cast is computed once: the bare casts, the typed values, the columns with their companions. */
const copy = async (session: SqlSession, { relation }: Staging, { names, readings, path }: Target): Promise<void> => {
  const cells = readings.map((_, index) => cellColumn(index));
  const casts = readings.flatMap((reading, index) => {
    const plain = plainSql(cellColumn(index), reading);
    return plain === null ? [] : [`${plain} AS p${index}`];
  });
  const values = readings.flatMap((reading, index) =>
    reading.type === 'text'
      ? []
      : [`${typedSql({ text: cellColumn(index), plain: `p${index}` }, reading)} AS v${index}`],
  );
  const outputs = names.map((name, index) => outputSql(name, readings[index]!, index));
  await session.run(
    `COPY (SELECT ${outputs.join(', ')} FROM
       (SELECT ${[...cells, ...values].join(', ')} FROM
         (SELECT ${[...cells, ...casts].join(', ')} FROM ${relation})))
     TO ${quoteText(path)} (FORMAT parquet, COMPRESSION snappy)`,
  );
};

interface Counts {
  readonly rows: number;
  readonly misfits: number[];
}

const countMisfits = async (
  session: SqlSession,
  path: string,
  names: readonly NamedColumn[],
  readings: readonly Reading[],
): Promise<Counts> => {
  const counts = names.map(({ name }, index) =>
    readings[index]!.type === 'text' ? '0' : `count(${quoteName(rawColumnOf(name))})`,
  );
  const { columns } = await session.query(
    `SELECT count(*), ${counts.join(', ')} FROM read_parquet(${quoteText(path)})`,
  );
  const [rows = 0, ...misfits] = columns.map(([value]) => Number(value));
  return { rows, misfits };
};

const misfitTexts = async (session: SqlSession, path: string, name: string): Promise<Tally[]> => {
  const raw = quoteName(rawColumnOf(name));
  const { columns } = await session.query(
    `SELECT ${raw}, count(*) AS cells FROM read_parquet(${quoteText(path)}) WHERE ${raw} IS NOT NULL GROUP BY 1 ORDER BY cells DESC, 1 LIMIT ${MISFIT_TEXTS}`,
  );
  return (columns[0] ?? []).map((text, row) => ({ text: String(text), cells: Number(columns[1]?.[row]) }));
};

/** The sample stands for the cells that fitted, the misfits for themselves. */
const weighted = (sample: Tally[], fitting: number, misfits: Tally[]): Tally[] => {
  const known = new Set(misfits.map(({ text }) => text));
  const fitted = sample.filter(({ text }) => !known.has(text));
  const sampled = fitted.reduce((sum, { cells }) => sum + cells, 0) || 1;
  return [...fitted.map(({ text, cells }) => ({ text, cells: (cells / sampled) * fitting })), ...misfits];
};

/**
 * Writes a staged table as Parquet. The types are chosen by a sample and then checked against every cell: when the cells that
 * do not fit speak for another type, the table is written again with that type. No cell is dropped: what does not fit is kept
 * in a companion column.
 */
export const writeParquet = async (
  session: SqlSession,
  staging: Staging,
  names: readonly NamedColumn[],
  path: string,
): Promise<TypedTable> => {
  const samples = await readSample(session, staging);
  const mark = decimalMarkOf(samples);
  const choose = (tallies: readonly Tally[], index: number): Reading => {
    const reading = chooseReading(tallies, mark);
    return staging.columns[index]?.textsOnly && reading.type === 'integer' ? { type: 'text' } : reading;
  };
  const readings = samples.map(choose);
  await copy(session, staging, { names, readings, path });
  let counts = await countMisfits(session, path, names, readings);

  let changed = false;
  for (const [index, misfits] of counts.misfits.entries()) {
    if (misfits === 0) continue;
    const texts = await misfitTexts(session, path, names[index]!.name);
    const better = choose(weighted(samples[index]!, counts.rows - misfits, texts), index);
    if (sameReading(better, readings[index]!)) continue;
    readings[index] = better;
    changed = true;
  }
  if (changed) {
    await copy(session, staging, { names, readings, path });
    counts = await countMisfits(session, path, names, readings);
  }
  return { readings, ...counts, samples, bytes: (await stat(path)).size };
};

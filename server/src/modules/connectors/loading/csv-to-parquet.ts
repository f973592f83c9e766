import type { ColumnIssue } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { quoteName, quoteText, type SqlSession } from '../../../engine/sql-session.js';
import type { BatchColumn } from '../values/record-batch.js';
import { NULL_TEXT } from './csv-writer.js';

export interface LoadedColumn {
  readonly name: string;
  readonly type: string;
  readonly issues: ColumnIssue[];
}

interface Job {
  readonly csv: string;
  readonly parquet: string;
  readonly names: readonly string[];
  readonly columns: readonly BatchColumn[];
}

/** Small buffers keep all threads at work; only rows beyond them need large ones. */
const buffers = {
  small: { line: 2 * 1_048_576, buffer: 4 * 1_048_576 },
  large: { line: 64 * 1_048_576, buffer: 64 * 1_048_576 },
} as const;

const readCsv = (
  { csv, names }: Job,
  types: readonly string[],
  { line, buffer }: { line: number; buffer: number },
): string => {
  const columns = names.map((name, index) => `${quoteText(name)}: ${quoteText(types[index]!)}`).join(', ');
  return `read_csv(${quoteText(csv)}, auto_detect=false, header=false, delim=',', quote='"', escape='"', new_line='\\n',
    nullstr=${quoteText(NULL_TEXT)}, allow_quoted_nulls=false, strict_mode=true, max_line_size=${line}, buffer_size=${buffer},
    columns={${columns}})`;
};

const write = (session: SqlSession, { parquet }: Job, select: string): Promise<void> =>
  session.run(`COPY (${select}) TO ${quoteText(parquet)} (FORMAT parquet, COMPRESSION snappy)`);

/** What analyses work on: instants as UTC times without zone, the widest integers as decimals. */
const storedType = (type: string): string =>
  type === 'TIMESTAMPTZ' ? 'TIMESTAMP' : type === 'HUGEINT' ? 'DECIMAL(38,0)' : type;

const asStored = (name: string, type: string): string =>
  `CAST(${storedType(type) === type ? quoteName(name) : `CAST(${quoteName(name)} AS ${type})`} AS ${storedType(type)}) AS ${quoteName(name)}`;

const valuesOf = (cells: number, name: string): string =>
  cells === 1 ? `1 value of ${name} does` : `${cells} values of ${name} do`;

const issue = (kind: ColumnIssue['kind'], cells: number, sentence: string): ColumnIssue => ({
  kind,
  cells,
  sentence,
  examples: [],
});

/** Decimal places a plain decimal may have in a type; null for types that are no decimals. */
const scaleOf = (type: string): number | null => {
  const [, scale] = /^DECIMAL\(\d+,(\d+)\)$/.exec(type) ?? [];
  return scale === undefined ? null : Number(scale);
};

/** Counts the values of a column that its type cannot hold exactly. A cast alone would round decimals in silence. */
const misfits = (name: string, type: string): string => {
  const column = quoteName(name);
  const scale = scaleOf(type);
  const cast = `TRY_CAST(${column} AS ${type}) IS NULL`;
  const rounded = scale === null ? '' : ` OR NOT regexp_full_match(${column}, '[+-]?\\d+(\\.\\d{0,${scale}}0*)?')`;
  return type === 'VARCHAR' ? '0' : `count(*) FILTER (${column} IS NOT NULL AND (${cast}${rounded}))`;
};

const digits = (name: string): string => {
  const column = quoteName(name);
  return `[count(*) FILTER (NOT regexp_full_match(${column}, '[+-]?\\d+(\\.\\d+)?')),
    coalesce(max(length(ltrim(split_part(${column}, '.', 1), '+-'))), 1), coalesce(max(length(split_part(${column}, '.', 2))), 0),
    count(*) FILTER (${column} IS NOT NULL AND TRY_CAST(${column} AS DOUBLE) IS NULL)]`;
};

/** The type that holds decimals whose source declares no precision, from all their values. */
const decimalFor = async (
  session: SqlSession,
  from: string,
  name: string,
): Promise<Pick<LoadedColumn, 'type' | 'issues'>> => {
  const { columns } = await session.query(`SELECT ${digits(name)} FROM ${from}`);
  const [odd = 0, whole = 1, fraction = 0, noNumbers = 0] = (columns[0]?.[0] as unknown[]).map(Number);
  if (odd === 0 && whole + fraction <= 38) return { type: `DECIMAL(${whole + fraction},${fraction})`, issues: [] };
  if (noNumbers > 0) {
    return {
      type: 'VARCHAR',
      issues: [
        issue(
          'mixed-types',
          noNumbers,
          `${valuesOf(noNumbers, name)} not read as a number, so the column is read as text.`,
        ),
      ],
    };
  }
  return {
    type: 'DOUBLE',
    issues: [issue('precision-lost', odd, `${name} has numbers too long to keep every digit; 15 digits are kept.`)],
  };
};

/** Reads every cell as text first and gives a column its type only when every value fits. */
const writeChecked = async (session: SqlSession, job: Job): Promise<LoadedColumn[]> => {
  const from = readCsv(
    job,
    job.names.map(() => 'VARCHAR'),
    buffers.large,
  );
  const counts = job.columns.map(({ type }, index) => (type === 'DECIMAL' ? '0' : misfits(job.names[index]!, type)));
  const { columns: counted } = await session.query(`SELECT ${counts.join(', ')} FROM ${from}`);
  const loaded: LoadedColumn[] = [];
  for (const [index, { type, nativeType }] of job.columns.entries()) {
    const name = job.names[index]!;
    const cells = Number(counted[index]?.[0]);
    if (type === 'DECIMAL') loaded.push({ name, ...(await decimalFor(session, from, name)) });
    else if (cells === 0) loaded.push({ name, type, issues: [] });
    else {
      const sentence = `${valuesOf(cells, name)} not fit its type ${nativeType}, so the column is read as text.`;
      loaded.push({ name, type: 'VARCHAR', issues: [issue('mixed-types', cells, sentence)] });
    }
  }
  const casts = loaded.map(({ name, type }) => asStored(name, type)).join(', ');
  await write(session, job, `SELECT ${casts} FROM ${from}`);
  return loaded;
};

/**
 * Turns a CSV file of known types into Parquet. Sources that enforce their types are read straight; for the others, and when a
 * value still does not fit, every value is checked and a column that does not fit stays text.
 */
export const csvToParquet = async (session: SqlSession, job: Job, enforcesTypes: boolean): Promise<LoadedColumn[]> => {
  if (!enforcesTypes || job.columns.some(({ type }) => type === 'DECIMAL')) return writeChecked(session, job);
  try {
    const types = job.columns.map(({ type }) => type);
    await write(
      session,
      job,
      `SELECT ${job.names.map((name, index) => asStored(name, types[index]!)).join(', ')} FROM ${readCsv(job, types, buffers.small)}`,
    );
    return job.names.map((name, index) => ({ name, type: types[index]!, issues: [] }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'query-failed') return writeChecked(session, job);
    throw error;
  }
};

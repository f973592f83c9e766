import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { AnalysisDefinition, ParamsOf, ResultOf } from '#shared/analyses/definition.js';
import type { Cell, Rows } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';
import { analyses } from '../../engine/registry.js';
import { quoteName, quoteText, type SqlSession } from '../../engine/sql-session.js';
import { ingestRange } from '../datasets/kernels.js';
import type { RangeArgument, StoredRange } from './arguments.js';
import type { BesideRequest, FunctionTable, TableRequest } from './function-implementation.js';

/** Serial numbers of 1950 to 2100: whole numbers in this range beside a series are dates. */
const [FIRST_DAY, LAST_DAY] = [18_264, 73_415];

const parquet = (file: string): string => `read_parquet(${quoteText(file)})`;

const datasetOf = (columns: Column[], rows: number, now: Date): Dataset => ({
  id: '0'.repeat(64),
  name: 'data',
  source: { kind: 'range', label: 'formula' },
  rows,
  columns,
  bytes: 0,
  createdAt: now.toISOString(),
  warnings: [],
});

interface AddedColumn {
  readonly column: Column;
  /** The column of the range joined as `alias`. */
  sql(alias: string): string;
}

/** The name itself, or numbered where it is taken already; taken from then on. */
const claimName = (name: string, taken: Set<string>): string => {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name} (${number})`;
  taken.add(free.toLowerCase());
  return free;
};

const checkSameRows = (main: Dataset, second: Dataset): void => {
  if (main.rows === second.rows) return;
  const sizes = `${counted(main.rows, 'row')} and ${counted(second.rows, 'row')}`;
  throw new AppError('column-unknown', `The two ranges must have the same number of rows; they have ${sizes}.`);
};

interface JoinedRange {
  readonly stored: StoredRange;
  readonly added: readonly AddedColumn[];
}

/** Ranges put next to each other row by row; the shorter ones end in blanks. */
const joinRows = (main: StoredRange, joined: readonly JoinedRange[]): string => {
  const shown = joined.flatMap(({ added }, i) =>
    added.map(({ sql, column }) => `${sql(`b${i}`)} AS ${quoteName(column.name)}`),
  );
  const others = joined.map(({ stored }, i) => `POSITIONAL JOIN ${parquet(stored.file)} b${i}`);
  return `(SELECT ${['a.*', ...shown].join(', ')} FROM ${parquet(main.file)} a ${others.join(' ')})`;
};

/** Turns the ranges of function calls into tables, all before the session is locked, and shows one at a time as `data`. */
export class TablePreparation {
  readonly #files: string[] = [];

  constructor(
    private readonly session: () => Promise<SqlSession>,
    private readonly folder: string,
    private readonly now: Date,
  ) {}

  async store(range: RangeArgument, headers: boolean | null): Promise<StoredRange> {
    if (range.kind === 'dataset') return range;
    const rows = range.values.map((row) => row.map((value) => value ?? ''));
    const shape = { rows: rows.length, columns: rows[0]?.length ?? 0, headers, date1904: false };
    const file = path.join(this.folder, `${randomUUID()}.parquet`);
    this.#files.push(file);
    const once = (async function* () {
      yield { rows, formats: null };
    })();
    const table = await ingestRange(await this.session(), shape, once, { parquetPath: file });
    return { kind: 'dataset', dataset: datasetOf(table.columns, table.rows, this.now), file };
  }

  async prepare({ range, beside = [], headers }: TableRequest): Promise<PreparedTable> {
    const main = await this.store(range, headers);
    const taken = new Set(main.dataset.columns.map(({ name }) => name.toLowerCase()));
    const joined: JoinedRange[] = [];
    for (const request of beside) {
      const stored = await this.store(request.range, headers);
      if (!request.padded) checkSameRows(main.dataset, stored.dataset);
      joined.push({ stored, added: await this.#added(stored, request.role, taken) });
    }
    const ranges = [main, ...joined.map(({ stored }) => stored)];
    const parts = [main.dataset.columns, ...joined.map(({ added }) => added.map(({ column }) => column))];
    return {
      dataset: datasetOf(parts.flat(), Math.max(...ranges.map(({ dataset }) => dataset.rows)), this.now),
      parts: parts.map((columns) => columns.map(({ name }) => name)),
      relation: joined.length === 0 ? parquet(main.file) : joinRows(main, joined),
      files: ranges.map(({ file }) => file),
    };
  }

  async #added(stored: StoredRange, role: BesideRequest['role'], taken: Set<string>): Promise<AddedColumn[]> {
    if (role === 'timeline') return [await this.#timeline(stored, taken)];
    return stored.dataset.columns.map((column) => ({
      column: { ...column, name: claimName(column.name, taken) },
      sql: (alias) => `${alias}.${quoteName(column.name)}`,
    }));
  }

  /** The first column of a timeline; whole numbers in it that can be days are days. */
  async #timeline({ dataset, file }: StoredRange, taken: Set<string>): Promise<AddedColumn> {
    const column = dataset.columns[0]!;
    const wanted = taken.has(column.name.toLowerCase()) ? `${column.name} (timeline)` : column.name;
    const name = claimName(wanted, taken);
    const cell = (alias: string) => `${alias}.${quoteName(column.name)}`;
    const isDays = column.type === 'integer' && (await this.#holdsDays(file, column.name));
    return isDays
      ? {
          column: { ...column, name, type: 'date' },
          sql: (alias) => `DATE '1899-12-30' + CAST(${cell(alias)} AS INTEGER)`,
        }
      : { column: { ...column, name }, sql: cell };
  }

  async #holdsDays(file: string, name: string): Promise<boolean> {
    const column = quoteName(name);
    const session = await this.session();
    const { columns } = await session.query(
      `SELECT count(*) > 0 AND min(${column}) >= ${FIRST_DAY} AND max(${column}) <= ${LAST_DAY} FROM ${parquet(file)}`,
    );
    return columns[0]?.[0] === true;
  }

  async show(table: PreparedTable): Promise<FunctionTable> {
    const { now } = this;
    const session = await this.session();
    await session.run(`CREATE OR REPLACE VIEW data AS SELECT * FROM ${table.relation}`);
    const { dataset, parts } = table;
    return {
      dataset,
      parts,
      async analyse<D extends AnalysisDefinition>(definition: D, params: Partial<ParamsOf<D>>) {
        const analysis = analyses.find((candidate) => candidate.definition.id === definition.id);
        if (!analysis) throw new Error(`No analysis ${definition.id}`);
        const parsed = definition.params.safeParse(params);
        if (!parsed.success)
          throw new AppError(
            'out-of-range',
            `${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}.`,
          );
        const context = { dataset, sql: session, now, progress: () => undefined };
        const { result, presentation } = await analysis.compute(context, parsed.data);
        return { result: result as ResultOf<D>, presentation };
      },
    };
  }

  async clear(): Promise<void> {
    await Promise.all(this.#files.splice(0).map((file) => rm(file, { force: true })));
  }

  async cells(range: RangeArgument): Promise<Rows> {
    if (range.kind === 'values') return range.values;
    const session = await this.session();
    const { columns, rowCount } = await session.query(`SELECT * FROM ${parquet(range.file)}`);
    const names = range.dataset.columns.map(({ name }) => name);
    const body = Array.from({ length: rowCount }, (_, row) =>
      names.map((_name, index) => (columns[index]?.[row] ?? '') as Cell),
    );
    return [names, ...body];
  }
}

export interface PreparedTable {
  readonly dataset: Dataset;
  readonly parts: FunctionTable['parts'];
  readonly relation: string;
  readonly files: readonly string[];
}

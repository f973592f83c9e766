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
import type { FunctionTable, TableRequest } from './function-implementation.js';

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
  readonly sql: string;
}

/** Every column of a second range, renamed where the first has the name already. */
const besideColumns = ({ dataset }: StoredRange, taken: ReadonlySet<string>): AddedColumn[] =>
  dataset.columns.map((column) => ({
    column: taken.has(column.name.toLowerCase()) ? { ...column, name: `${column.name} (2)` } : column,
    sql: `b.${quoteName(column.name)}`,
  }));

const checkSameRows = (main: Dataset, second: Dataset): void => {
  if (main.rows === second.rows) return;
  const sizes = `${counted(main.rows, 'row')} and ${counted(second.rows, 'row')}`;
  throw new AppError('column-unknown', `The two ranges must have the same number of rows; they have ${sizes}.`);
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

  async prepare({ range, beside, headers }: TableRequest): Promise<PreparedTable> {
    const main = await this.store(range, headers);
    if (!beside) return { dataset: main.dataset, relation: parquet(main.file), files: [main.file] };
    const second = await this.store(beside.range, headers);
    if (!beside.padded) checkSameRows(main.dataset, second.dataset);
    const taken = new Set(main.dataset.columns.map(({ name }) => name.toLowerCase()));
    const added = beside.role === 'timeline' ? [await this.#timeline(second, taken)] : besideColumns(second, taken);
    const shown = ['a.*', ...added.map(({ sql, column }) => `${sql} AS ${quoteName(column.name)}`)].join(', ');
    const columns = [...main.dataset.columns, ...added.map(({ column }) => column)];
    return {
      dataset: datasetOf(columns, Math.max(main.dataset.rows, second.dataset.rows), this.now),
      relation: `(SELECT ${shown} FROM ${parquet(main.file)} a POSITIONAL JOIN ${parquet(second.file)} b)`,
      files: [main.file, second.file],
    };
  }

  /** The first column of a timeline; whole numbers in it that can be days are days. */
  async #timeline({ dataset, file }: StoredRange, taken: ReadonlySet<string>): Promise<AddedColumn> {
    const column = dataset.columns[0]!;
    const name = taken.has(column.name.toLowerCase()) ? `${column.name} (timeline)` : column.name;
    const isDays = column.type === 'integer' && (await this.#holdsDays(file, column.name));
    const cell = `b.${quoteName(column.name)}`;
    return isDays
      ? { column: { ...column, name, type: 'date' }, sql: `DATE '1899-12-30' + CAST(${cell} AS INTEGER)` }
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
    const { dataset } = table;
    return {
      dataset,
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
  readonly relation: string;
  readonly files: readonly string[];
}

import { tmpdir } from 'node:os';
import type { z } from 'zod';
import type { ColumnType } from '#shared/data/column.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Analysis } from '../../server/src/engine/analysis.js';
import { DuckDbSession } from '../../server/src/engine/duckdb/session.js';

const engineTypes: Partial<Record<ColumnType, string>> = {
  number: 'DOUBLE',
  integer: 'BIGINT',
  text: 'VARCHAR',
  date: 'DATE',
  datetime: 'TIMESTAMP',
  boolean: 'BOOLEAN',
};

export interface BenchColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: ArrayLike<unknown>;
}

/** Runs analyses over columns in memory, through a real DuckDB session, and checks result and presentation against the contract. */
export class AnalysisBench {
  private constructor(private readonly session: DuckDbSession) {}

  static async open(): Promise<AnalysisBench> {
    const limits = { memoryBytes: 2 ** 28, threads: 1, tempFolder: tmpdir(), tempBytes: 2 ** 28 };
    return new AnalysisBench(await DuckDbSession.open(limits));
  }

  close(): void {
    this.session.close();
  }

  async run<P extends z.ZodType, R extends z.ZodType>(
    analysis: Analysis<P, R>,
    columns: readonly BenchColumn[],
    params: z.input<P>,
  ): Promise<{ result: z.output<R>; presentation: Presentation; method: string; assumptions: string[] }> {
    await this.session.run('DROP TABLE IF EXISTS data');
    await this.session.createTable(
      'data',
      columns.map(({ name, type, values }) => ({ name, type: engineTypes[type] ?? 'VARCHAR', values })),
    );
    const context = {
      dataset: datasetOf(columns),
      sql: this.session,
      progress: () => undefined,
      now: new Date('2026-01-01T00:00:00Z'),
    };
    const outcome = await analysis.compute(context, analysis.definition.params.parse(params));
    checkPresentation(outcome.presentation);
    return {
      result: analysis.definition.result.parse(outcome.result),
      presentation: outcome.presentation,
      method: outcome.method,
      assumptions: outcome.assumptions ?? [],
    };
  }
}

const datasetOf = (columns: readonly BenchColumn[]): Dataset => ({
  id: '0'.repeat(64),
  name: 'table',
  source: { kind: 'sample', label: 'table' },
  rows: columns[0]?.values.length ?? 0,
  columns: columns.map(({ name, type }) => ({ name, header: null, type, unit: { kind: 'plain' }, issues: [] })),
  bytes: 0,
  createdAt: '2026-01-01T00:00:00Z',
  warnings: [],
});

/** Charts point at columns that exist, rows are as wide as their header, and nothing reads "NaN" or "undefined". */
const checkPresentation = ({ headline, sentences, tables, charts, findings = [] }: Presentation): void => {
  for (const { headline: found, chart, table } of findings) {
    const lost = (chart !== null && !charts[chart]) || (table !== null && !tables[table]);
    if (lost || /NaN|undefined|Infinity/.test(found)) throw new Error(`A finding is broken: ${found}`);
  }
  for (const text of [headline, ...sentences]) {
    if (/NaN|undefined|null|Infinity/.test(text)) throw new Error(`A sentence is broken: ${text}`);
  }
  for (const { name, columns, rows } of tables) {
    if (rows.some((row) => row.length !== columns.length)) throw new Error(`Rows of ${name} do not fit its columns.`);
  }
  for (const { title, table, category, series } of charts) {
    const width = tables[table]?.columns.length ?? 0;
    if ([category, ...series.map(({ column }) => column)].some((column) => column >= width)) {
      throw new Error(`The chart "${title}" points outside its table.`);
    }
  }
};

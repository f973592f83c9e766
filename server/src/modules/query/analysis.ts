import { queryDefinition } from '#shared/analyses/query.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { AnswerColumn, AnswerTable } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, counted } from '#shared/wording/numbers.js';
import type { Analysis, AnalysisContext } from '#server/engine/analysis.js';
import type { SqlPage } from '#server/engine/sql-session.js';
import { chartOf } from './chart.js';

const typeOf = (sqlType: string): AnswerColumn['type'] => {
  if (/^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$|^DECIMAL\(\d+,0\)$/.test(sqlType)) return 'integer';
  if (/^(?:FLOAT|DOUBLE|DECIMAL)/.test(sqlType)) return 'number';
  if (sqlType === 'BOOLEAN') return 'boolean';
  if (sqlType === 'DATE') return 'date';
  if (sqlType.startsWith('TIMESTAMP')) return 'datetime';
  return sqlType === 'TIME' ? 'time' : 'text';
};

const isNumeric = (type: AnswerColumn['type']): boolean => type === 'integer' || type === 'number';

/** A result column that bears the name of a source column, or aggregates it, is written as the source column is. */
const unitOf = (name: string, type: AnswerColumn['type'], columns: readonly Column[]): AnswerColumn['unit'] => {
  const inner = /^(?:sum|avg|min|max|median)\("?(.*?)"?\)$/i.exec(name)?.[1] ?? name;
  const source = columns.find((column) => column.name.toLowerCase() === inner.toLowerCase());
  return source && isNumeric(type) ? source.unit : { kind: 'plain' };
};

const cellOf = (value: unknown): Cell =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);

const tableOf = (page: SqlPage, datasets: readonly Dataset[]): AnswerTable => ({
  name: 'Query result',
  columns: page.names.map((name, index) => {
    const type = typeOf(page.types[index] ?? '');
    return {
      name,
      type,
      unit: unitOf(
        name,
        type,
        datasets.flatMap(({ columns }) => columns),
      ),
      decimals: null,
    };
  }),
  rows: Array.from({ length: page.rowCount }, (_, row) => page.columns.map((column) => cellOf(column[row]))),
  totalRows: page.totalRows,
});

const headlineOf = ({ columns, rows, totalRows }: AnswerTable): string => {
  const [only] = rows;
  if (totalRows === 1 && columns.length === 1) {
    const value = only?.[0] ?? null;
    return `${columns[0]!.name}: ${typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 2 }) : (value ?? 'blank')}.`;
  }
  return `${counted(totalRows, 'row')}, ${counted(columns.length, 'column')}.`;
};

const present = (table: AnswerTable): Presentation => ({
  headline: headlineOf(table),
  sentences:
    table.rows.length < table.totalRows
      ? [`Shown are the first ${count(table.rows.length)} of ${count(table.totalRows)} rows.`]
      : [],
  tables: [table],
  charts: chartOf(table),
  followUps: [],
});

/**
 * One SELECT of a user or a model over the tables of the context, through the gate of the session.
 *
 * @throws AppError `no-rows` besides what the gate throws
 */
export const answerOfSelect = async (
  { dataset, further = [], sql }: AnalysisContext,
  text: string,
  maxRows: number,
): Promise<{ table: AnswerTable; presentation: Presentation }> => {
  const page = await sql.untrusted(text, maxRows, ['data', ...further.map(({ name }) => name)]);
  if (page.rowCount === 0) throw new AppError('no-rows', 'The query returned no rows.');
  const table = tableOf(page, [dataset, ...further.map((each) => each.dataset)]);
  return { table, presentation: present(table) };
};

/** One SELECT of the user over the data, as it was written. The gate of the session refuses everything that does more than read. */
export const queryAnalysis: Analysis<typeof queryDefinition.params, typeof queryDefinition.result> = {
  definition: queryDefinition,
  async compute(context, { sql: text, maxRows }) {
    const { table, presentation } = await answerOfSelect(context, text, maxRows);
    return {
      result: { table },
      presentation,
      method: 'SQL as written',
      query: text,
      rowsUsed: context.dataset.rows,
    };
  },
};

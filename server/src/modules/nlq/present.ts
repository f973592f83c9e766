import type { Chart } from '#shared/answers/chart.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { AnswerColumn, AnswerTable } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import { count, counted, headlineNumber, percent } from '#shared/wording/numbers.js';
import { spoken } from './linking/names.js';
import type { Expression, Query } from './plan.js';

export interface AnswerRows {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totalRows: number;
}

interface Asked {
  readonly question: string;
  readonly query: Query;
  readonly answer: AnswerRows;
  readonly source: readonly Column[];
  readonly notes: readonly string[];
}

/** The source column a computed column takes its unit from. */
const sourceOf = (value: Expression | undefined): string | null => {
  if (value?.kind === 'column') return value.column;
  if (value?.kind === 'aggregate') return value.name === 'count' ? null : sourceOf(value.of ?? undefined);
  if (value?.kind === 'runningTotal') return sourceOf(value.of);
  return value?.kind === 'arithmetic' && value.op !== '/' ? sourceOf(value.right) : null;
};

/** One measure by another, as against a part of the same: "revenue per unit". */
const isRatio = ({ left, right }: Extract<Expression, { kind: 'arithmetic' }>): boolean =>
  left.kind === 'aggregate' && right.kind === 'aggregate' && !left.where;

const isGroup = (value: Expression | undefined): boolean =>
  value?.kind === 'column' || value?.kind === 'bucket' || value?.kind === 'datePart';

const isShare = (value: Expression | undefined): boolean =>
  value?.kind === 'share' ||
  (value?.kind === 'change' && value.relative) ||
  (value?.kind === 'arithmetic' && value.op === '/' && !isRatio(value));

const typeOf = (cells: readonly Cell[], value: Expression | undefined): AnswerColumn['type'] => {
  if (value?.kind === 'bucket') return 'date';
  const known = cells.filter((cell) => cell !== null);
  if (known.length > 0 && known.every((cell) => typeof cell === 'number'))
    return known.every((cell) => Number.isInteger(cell)) ? 'integer' : 'number';
  if (known.length > 0 && known.every((cell) => typeof cell === 'boolean')) return 'boolean';
  return 'text';
};

const columnsOf = ({ query, answer, source }: Asked): AnswerColumn[] =>
  answer.names.map((name, index) => {
    const value = query.select[index]?.value;
    const column = source.find((each) => each.name === sourceOf(value));
    const cells = answer.rows.map((row) => row[index] ?? null);
    const type = value?.kind === 'column' && column ? column.type : typeOf(cells, value);
    const unit = isShare(value) ? ({ kind: 'percent' } as const) : (column?.unit ?? ({ kind: 'plain' } as const));
    return { name, type, unit, decimals: null };
  });

const shownCell = (cell: Cell, column: AnswerColumn | undefined): string => {
  if (cell === null) return 'blank';
  if (typeof cell !== 'number') return String(cell);
  if (column?.unit.kind === 'percent') return percent(cell);
  return column?.unit.kind === 'currency' ? `${column.unit.symbol}${headlineNumber(cell)}` : headlineNumber(cell);
};

const isNumberColumn = (column: AnswerColumn | undefined): boolean =>
  column?.type === 'integer' || column?.type === 'number';

const isDifference = (value: Expression | undefined): boolean => value?.kind === 'arithmetic' && value.op === '-';

/** The measure the answer speaks of: of two periods side by side the later one. */
const measureAt = (query: Query, columns: readonly AnswerColumn[]): number => {
  const compared = query.select.findIndex(({ value }, index) => index > 1 && isDifference(value));
  return compared > 0 && columns[compared + 1]?.unit.kind === 'percent' ? compared - 1 : firstMeasure(query, columns);
};

const firstMeasure = (query: Query, columns: readonly AnswerColumn[]): number =>
  columns.findIndex((column, index) => isNumberColumn(column) && !isGroup(query.select[index]?.value));

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const bucketLabel = (cell: Cell, query: Query, at: number): string => {
  const value = query.select[at]?.value;
  if (value?.kind !== 'bucket' || typeof cell !== 'string') return cell === null ? '(blank)' : String(cell);
  const [year, month = '01'] = cell.split('-');
  if (value.unit === 'year') return year ?? cell;
  if (value.unit === 'quarter') return `Q${Math.ceil(Number(month) / 3)} ${year}`;
  return value.unit === 'month' ? `${months[Number(month) - 1]} ${year}` : cell.slice(0, 10);
};

const headlineOf = (asked: Asked, columns: readonly AnswerColumn[]): string => {
  const { query, answer } = asked;
  const [first] = answer.rows;
  if (!first) return 'No rows match.';
  const at = measureAt(query, columns);
  if (answer.rows.length === 1 && columns.length === 1)
    return `${columns[0]?.name}: ${shownCell(first[0] ?? null, columns[0])}.`;
  if (at < 0)
    return answer.rows.length === 1
      ? `${columns.map((column, index) => `${column.name}: ${shownCell(first[index] ?? null, column)}`).join('; ')}.`
      : `${counted(answer.totalRows, 'row')}.`;
  const label = query.select.findIndex(({ value }) => isGroup(value));
  if (label < 0)
    return `${columns.map((column, index) => `${column.name}: ${shownCell(first[index] ?? null, column)}`).join('; ')}.`;
  return leading(asked, columns, { at, label });
};

const leading = (
  { query, answer }: Asked,
  columns: readonly AnswerColumn[],
  { at, label }: { at: number; label: number },
): string => {
  const best = answer.rows.reduce((top, row) =>
    Number(row[at] ?? -Infinity) > Number(top[at] ?? -Infinity) ? row : top,
  );
  const labels = query.select.flatMap(({ value }, index) => (isGroup(value) ? [index] : []));
  const name = (labels.length > 0 ? labels : [label])
    .map((index) => bucketLabel(best[index] ?? null, query, index))
    .join(', ');
  const what = columns[at]?.name ?? '';
  if (answer.rows.length === 1) return `${name}: ${what} ${shownCell(best[at] ?? null, columns[at])}.`;
  return `${name} is highest of ${count(answer.totalRows)}: ${what} ${shownCell(best[at] ?? null, columns[at])}.`;
};

const chartOf = (asked: Asked, columns: readonly AnswerColumn[], headline: string): Chart[] => {
  const { query, answer } = asked;
  const groups = query.select.flatMap(({ value }, index) => (isGroup(value) ? [index] : []));
  const category = groups.at(-1) ?? -1;
  const within = groups.length === 2 ? groups[0] : undefined;
  if (groups.length > 2 || groups.some((at) => groups.length > 1 && query.select[at]?.value.kind === 'bucket'))
    return [];
  const shares = query.select.some(({ value }) => value.kind === 'share');
  const measures = columns.flatMap((column, index) =>
    !groups.includes(index) &&
    !isDifference(query.select[index]?.value) &&
    isNumberColumn(column) &&
    (!shares || column.unit.kind === 'percent')
      ? [{ column, index }]
      : [],
  );
  const series = measures
    .filter(({ column }) => column.unit.kind === measures[0]?.column.unit.kind)
    .map(({ column, index }) => ({ name: column.name, column: index, role: 'value' as const }));
  if (category < 0 || series.length === 0 || answer.rows.length < 2 || answer.rows.length > 500) return [];
  const time = query.select[category]?.value.kind === 'bucket';
  const kind = time ? 'line' : answer.rows.length <= 8 ? 'column' : 'bar';
  const caption = `${series.map(({ name }) => name).join(', ')} by ${groups.map((at) => columns[at]?.name ?? '').join(' and ')}`;
  return [
    {
      kind,
      title: headline,
      caption,
      reading: `${caption}, ${counted(answer.rows.length, time ? 'point' : 'bar')}.`,
      table: 0,
      category,
      ...(within !== undefined && { within }),
      series: series.slice(0, 6),
    },
  ];
};

const followUpsOf = ({ query, source }: Asked): string[] => {
  const measure = query.select.find(({ value }) => value.kind === 'aggregate')?.value;
  const words =
    measure?.kind === 'aggregate'
      ? `${measure.of === null || measure.name === 'count' ? 'number of rows' : `${measure.name === 'avg' ? 'average' : 'total'} ${spoken(sourceOf(measure) ?? '')}`}`
      : null;
  if (words === null) return [];
  const grouped = new Set(query.groupBy.flatMap((by) => (by.kind === 'column' ? [by.column] : [])));
  const category = source.find(
    ({ name, type }) => type === 'text' && !grouped.has(name) && !/\bid\b/i.test(spoken(name)),
  );
  const date =
    source.some(({ type }) => type === 'date' || type === 'datetime') &&
    !query.groupBy.some(({ kind }) => kind === 'bucket');
  return [...(category ? [`${words} by ${spoken(category.name)}`] : []), ...(date ? [`${words} by month`] : [])];
};

/** The answer as a sentence with its number, the table, and a chart where one fits. */
export const present = (asked: Asked): Presentation => {
  const columns = columnsOf(asked);
  const { answer } = asked;
  const table: AnswerTable = {
    name: 'Answer',
    columns,
    rows: answer.rows.map((row) => [...row]),
    totalRows: answer.totalRows,
  };
  const headline = headlineOf(asked, columns);
  const cut =
    answer.totalRows > answer.rows.length
      ? [`Shows ${count(answer.rows.length)} of ${counted(answer.totalRows, 'row')}.`]
      : [];
  return {
    headline,
    sentences: [...asked.notes, ...cut],
    tables: [table],
    charts: chartOf(asked, columns, headline),
    followUps: followUpsOf(asked),
  };
};

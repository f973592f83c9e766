import type { Condition, Expression, Query } from '../plan.js';
import type { ColumnInfo, TableInfo } from '../schema/snapshot.js';

const isTotal = ({ groupBy, select }: Query): boolean =>
  groupBy.length === 0 && select.every(({ value }) => value.kind === 'aggregate');

const comparisonsIn = (condition: Condition | null): Extract<Condition, { kind: 'compare' }>[] => {
  if (condition?.kind === 'compare') return [condition];
  if (condition?.kind === 'and' || condition?.kind === 'or') return condition.items.flatMap(comparisonsIn);
  return condition?.kind === 'not' ? comparisonsIn(condition.item) : [];
};

const columnOf = (of: Expression, table: TableInfo): ColumnInfo | undefined =>
  of.kind === 'column' ? table.columns.find(({ name }) => name === of.column) : undefined;

/** Texts compared as if they were amounts: "taller than Van Hatchell" is no order of names. */
const comparesTexts = (query: Query, table: TableInfo): boolean =>
  comparisonsIn(query.where).some(({ op, left, right }) => {
    const column = columnOf(left, table);
    if (column?.kind !== 'text' || column.reads !== undefined) return false;
    return !/^!?=$/.test(op) || (right.kind === 'literal' && typeof right.value === 'number');
  });

const countsDistinct = ({ select }: Query): boolean =>
  select.some(({ value }) => value.kind === 'aggregate' && value.name === 'count' && value.distinct);

/** The look-up knows whether a column of amounts is meant, or the rows are counted. */
const ranksByCount = ({ orderBy }: Query): boolean =>
  orderBy.some(({ by }) => by.kind === 'aggregate' && by.name === 'count');

/** A computation over the whole table the planner may be trusted with: one total, or one value per group where the question says so. */
export const isWholeTable = (query: Query, question: string, table: TableInfo): boolean => {
  const asked = question.toLowerCase();
  const grouped = query.groupBy.length > 0;
  if (!grouped && !query.select.some(({ value }) => value.kind === 'aggregate')) return false;
  if (comparesTexts(query, table)) return false;
  if (isTotal(query) && (/^(which|who|what (?!is|was|are|were))/.test(asked) || query.having !== null)) return false;
  if (countsDistinct(query) && query.where !== null && !/\b(different|distinct|unique)\b/.test(asked)) return false;
  if (grouped && query.limit === 1 && ranksByCount(query)) return false;
  return !grouped || query.orderBy.length > 0 || query.having !== null || /\b(each|per|every|by)\b/.test(asked);
};

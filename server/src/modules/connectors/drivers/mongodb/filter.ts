import { Decimal128, Double, Long, ObjectId, type Filter as MongoFilter } from 'mongodb';
import { AppError } from '#shared/errors/app-error.js';
import type { ColumnDescription } from '../../connector.js';
import type { Filter, Selection } from '../../selection.js';

type Comparable = string | number | boolean;

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const asDate = (text: string): Date => {
  const date = new Date(
    text.includes('T') || text.includes(' ') ? text.replace(' ', 'T').replace(/\+00$/, 'Z') : `${text}T00:00:00Z`,
  );
  if (Number.isNaN(date.getTime()))
    throw new AppError('invalid-input', `"${text}" is no date. Write it like 2026-01-31.`);
  return date;
};

/** A filter's value in the type of the field, because MongoDB never equals a text with a number. */
const typed = ({ type, nativeType }: ColumnDescription, value: Comparable): unknown => {
  if (nativeType.includes('objectId') && typeof value === 'string' && ObjectId.isValid(value))
    return new ObjectId(value);
  if (type === 'TIMESTAMPTZ' && typeof value === 'string') return asDate(value);
  const isNumber = /^(INTEGER|BIGINT|DOUBLE|DECIMAL)$/.test(type);
  if (!isNumber || typeof value === 'boolean' || !Number.isFinite(Number(value))) return value;
  if (type === 'BIGINT' && /^-?\d+$/.test(String(value))) return Long.fromString(String(value));
  return type === 'DECIMAL' ? Decimal128.fromString(String(value)) : new Double(Number(value));
};

const operators = { '=': '$eq', '!=': '$ne', '<': '$lt', '<=': '$lte', '>': '$gt', '>=': '$gte' } as const;

const condition = (column: ColumnDescription, filter: Filter): MongoFilter<Record<string, unknown>> => {
  switch (filter.operator) {
    case 'is-null':
      return { [filter.column]: { $eq: null } };
    case 'is-not-null':
      return { [filter.column]: { $ne: null } };
    case 'contains':
      return { [filter.column]: { $regex: escapePattern(filter.value), $options: 'i' } };
    case 'starts-with':
      return { [filter.column]: { $regex: `^${escapePattern(filter.value)}`, $options: 'i' } };
    case 'one-of':
      return { [filter.column]: { $in: filter.values.map((value) => typed(column, value)) } };
    case '!=':
      return { [filter.column]: { $nin: [typed(column, filter.value), null] } };
    case '=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { [filter.column]: { [operators[filter.operator]]: typed(column, filter.value) } };
  }
};

export const mongoFilter = (
  columns: readonly ColumnDescription[],
  { filters }: Selection,
): MongoFilter<Record<string, unknown>> =>
  filters.length === 0
    ? {}
    : {
        $and: filters.map((filter) =>
          condition(
            columns.find(({ name }) => name === filter.column)!,
            filter,
          ),
        ),
      };

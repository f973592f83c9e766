import type { DatePart, Condition, Expression, Literal, Query } from '../../plan.js';
import { unsupported } from '../dialects/unsupported.js';
import { checked, joinedUnder, type Document } from './fields.js';

/** What an expression may need of the pipeline it stands in. */
export interface Place {
  /** Collection the pipeline runs over. */
  readonly from: string;
  /** Field that holds the value of an expression computed by an earlier stage, or null. */
  computed(value: Expression): string | null;
  /** Field that will hold the values of an inner query as a list. */
  values(query: Query): string;
}

const path = ({ from }: Place, table: string, column: string): string =>
  table === from ? `$${checked(column)}` : `$${joinedUnder(table)}.${checked(column)}`;

/** A text that begins with "$" would be read as a field. */
const literal = (value: Literal): unknown => (typeof value === 'string' ? { $literal: value } : value);

const arithmetic = { '+': '$add', '-': '$subtract', '*': '$multiply' } as const;

/** Division that gives null on a zero or missing divisor, as the SQL dialects do. */
const divide = (left: unknown, right: unknown): Document => ({
  $cond: [{ $in: [{ $ifNull: [right, 0] }, [0]] }, null, { $divide: [left, right] }],
});

const dateParts = {
  year: '$year',
  month: '$month',
  day: '$dayOfMonth',
  hour: '$hour',
  weekdayNumber: '$isoDayOfWeek',
} as const;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const datePart = (part: DatePart, date: unknown): Document => {
  if (part === 'quarter') return { $ceil: { $divide: [{ $month: date }, 3] } };
  if (part === 'weekday') return { $arrayElemAt: [weekdays, { $subtract: [{ $isoDayOfWeek: date }, 1] }] };
  return { [dateParts[part]]: date };
};

const column = (
  place: Place,
  { table, column: name, reads, merges }: Extract<Expression, { kind: 'column' }>,
): unknown => {
  const field = path(place, table, name);
  if (merges)
    return {
      $switch: {
        branches: merges.map(({ shown, spellings }) => ({
          case: { $in: [field, spellings.map(literal)] },
          then: literal(shown),
        })),
        default: field,
      },
    };
  if (!reads) return field;
  return { $convert: { input: field, to: reads === 'number' ? 'double' : 'date', onError: null, onNull: null } };
};

/** A value of one document, as an aggregation expression. */
export const expressionOf = (value: Expression, place: Place): unknown => {
  const known = place.computed(value);
  if (known !== null) return `$${known}`;
  const inner = (part: Expression): unknown => expressionOf(part, place);
  switch (value.kind) {
    case 'column':
      return column(place, value);
    case 'literal':
      return literal(value.value);
    case 'date':
      return { $toDate: literal(value.value) };
    case 'arithmetic':
      return value.op === '/'
        ? divide(inner(value.left), inner(value.right))
        : { [arithmetic[value.op]]: [inner(value.left), inner(value.right)] };
    case 'bucket':
      return { $dateTrunc: { date: inner(value.of), unit: value.unit, startOfWeek: 'monday' } };
    case 'datePart':
      return datePart(value.part, inner(value.of));
    case 'absolute':
      return { $abs: inner(value.of) };
    case 'scalar':
      return { $arrayElemAt: [`$${place.values(value.query)}`, 0] };
    case 'share':
      return divide(inner(value.of), `$${windowField(place, value)}`);
    case 'change': {
      const before = `$${windowField(place, value)}`;
      const difference = { $subtract: [inner(value.of), before] };
      return value.relative ? divide(difference, before) : difference;
    }
    case 'runningTotal':
      return `$${windowField(place, value)}`;
    default:
      return unsupported('MongoDB', value.kind === 'row' ? 'places of rows' : 'this value here');
  }
};

/** The field a window function over groups was computed into. */
const windowField = (place: Place, value: Expression): string =>
  place.computed({ kind: 'aggregate', name: 'max', of: value, distinct: false }) ??
  unsupported('MongoDB', 'a comparison of groups without groups');

const operators = { '=': '$eq', '!=': '$ne', '<': '$lt', '<=': '$lte', '>': '$gt', '>=': '$gte' } as const;

/** Null and missing sort below everything, so only what is there is greater than null. */
const isThere = (value: unknown): Document => ({ $gt: [value, null] });

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** LIKE without regard to case: "%" is any run of letters, "_" one. */
const regex = (pattern: string): string =>
  `^${[...pattern].map((letter) => (letter === '%' ? '[\\s\\S]*' : letter === '_' ? '.' : escapePattern(letter))).join('')}$`;

/** A condition as an aggregation expression; a comparison with nothing is false, as in SQL. */
export const conditionOf = (condition: Condition, place: Place): unknown => {
  const of = (value: Expression): unknown => expressionOf(value, place);
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { [`$${condition.kind}`]: condition.items.map((item) => conditionOf(item, place)) };
    case 'not':
      return { $not: [conditionOf(condition.item, place)] };
    case 'compare': {
      const [left, right] = [of(condition.left), of(condition.right)];
      return { $and: [isThere(left), isThere(right), { [operators[condition.op]]: [left, right] }] };
    }
    case 'between': {
      const value = of(condition.of);
      return { $and: [isThere(value), { $gte: [value, of(condition.low)] }, { $lte: [value, of(condition.high)] }] };
    }
    case 'in':
      return { $in: [of(condition.of), condition.values.map(literal)] };
    case 'inQuery': {
      const held = { $in: [of(condition.of), `$${place.values(condition.query)}`] };
      return condition.negated ? { $and: [isThere(of(condition.of)), { $not: [held] }] } : held;
    }
    case 'like': {
      const text = { $convert: { input: of(condition.of), to: 'string', onError: '', onNull: '' } };
      const found = { $regexMatch: { input: text, regex: regex(condition.pattern), options: 'i' } };
      return condition.negated ? { $and: [isThere(of(condition.of)), { $not: [found] }] } : found;
    }
    case 'isNull':
      return condition.negated ? isThere(of(condition.of)) : { $not: [isThere(of(condition.of))] };
  }
};

import type { Filter, SourceTableDescription } from '#shared/contract/connections.js';

type Columns = SourceTableDescription['columns'];
type ColumnType = Columns[number]['type'];

export const operators = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'contains',
  'starts-with',
  'one-of',
  'is-null',
  'is-not-null',
] as const;
export type Operator = (typeof operators)[number];

/** A condition as it is typed. */
export interface FilterDraft {
  readonly column: string;
  readonly operator: Operator;
  readonly text: string;
}

export type DraftProblem = 'noColumns' | 'noValue' | 'noNumber' | 'noDate' | 'noColumn';

const isNumber = (type: ColumnType | undefined): boolean => type === 'integer' || type === 'number';
const isTime = (type: ColumnType | undefined): boolean => type === 'date' || type === 'datetime';

/** What can be asked of a column of this type. */
export const operatorsOf = (type: ColumnType): Operator[] => {
  if (type === 'boolean') return ['=', 'is-null', 'is-not-null'];
  if (type === 'text') return operators.filter((operator) => !/[<>]/.test(operator));
  return operators.filter((operator) => operator !== 'contains' && operator !== 'starts-with');
};

export const needsValue = (operator: Operator): boolean => operator !== 'is-null' && operator !== 'is-not-null';

/** A number as people type it: a minus sign, a decimal point or comma, no thousands separators. */
const numberOf = (text: string): number =>
  Number(
    text
      .trim()
      .replace('\u2212', '-')
      .replace(/^(-?\d+),(\d+)$/, '$1.$2'),
  );

const typeOf = (columns: Columns, name: string): ColumnType | undefined =>
  columns.find((column) => column.name === name)?.type;

const parts = ({ operator, text }: FilterDraft): string[] =>
  operator === 'one-of'
    ? text
        .split(/[\n;]|,(?!\d)/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [text.trim()];

/** Why a condition cannot be asked yet, or null. */
export const draftProblem = (draft: FilterDraft, columns: Columns): DraftProblem | null => {
  const type = typeOf(columns, draft.column);
  if (!type) return 'noColumn';
  if (!needsValue(draft.operator)) return null;
  const values = parts(draft);
  if (values.length === 0 || values[0] === '') return 'noValue';
  if (isNumber(type) && values.some((value) => !Number.isFinite(numberOf(value)))) return 'noNumber';
  if (isTime(type) && values.some((value) => !/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$/.test(value)))
    return 'noDate';
  return null;
};

const valueOf = (text: string, type: ColumnType | undefined): string | number | boolean => {
  if (type === 'boolean') return /^(true|yes|1|wahr|ja)$/i.test(text);
  // A double would round a long number; the source compares its own type with the text.
  return isNumber(type) && text.replace(/\D/g, '').length <= 15 ? numberOf(text) : text;
};

/** The condition as the server takes it. Call it only where `draftProblem` is null. */
export const filterOf = (draft: FilterDraft, columns: Columns): Filter => {
  const { column, operator } = draft;
  const type = typeOf(columns, column);
  const [first = ''] = parts(draft);
  switch (operator) {
    case 'is-null':
    case 'is-not-null':
      return { column, operator };
    case 'contains':
    case 'starts-with':
      return { column, operator, value: first };
    case 'one-of':
      return { column, operator, values: parts(draft).map((text) => valueOf(text, type)) };
    default:
      return { column, operator, value: valueOf(first, type) };
  }
};

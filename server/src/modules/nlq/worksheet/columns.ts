import { isNumeric, isTemporal, type ColumnInfo, type TableInfo } from '../schema/snapshot.js';

const keyName = /(^|[\s_])(id|no|nr|number|code|key)\.?$|[a-z](Id|ID)$/i;
const rateName =
  /\b(price|rate|ratio|share|discount|percent\w*|avg|average|mean|median|age|score|rating|index|rank|grade|satisfaction|temperature|temp|height|weight|width|speed|latitude|longitude|minutes|hours|days|seconds|duration|time|per|unit)\b|%/i;
const earnings = [/\b(revenue|sales|turnover)\b/i, /\b(gross|amount|total|value|spend|income|profit|salary|wage)\b/i];
const costs = /\b(cost|fare|pay|price|budget)\b/i;

const rankName =
  /(class|grade|level|group|tier|stage|phase|floor|season|version|quarter|month|week|weekday|day|hour)$/i;

/** A few whole numbers that name kinds: class 1 to 3. */
export const isNumberedKind = ({ name, kind, min, max }: ColumnInfo): boolean =>
  kind === 'integer' && typeof min === 'number' && typeof max === 'number' && max - min <= 60 && rankName.test(name);

/** A number people compute with, as against a key or a year kept as a number. */
export const isMeasure = (column: ColumnInfo): boolean =>
  isNumeric(column) &&
  !isNumberedKind(column) &&
  !column.primary &&
  !keyName.test(column.name) &&
  !/\byear\b/i.test(column.name);

/** Adding its values up means something: money and pieces, not prices, ages or shares. */
export const isAdditive = (column: ColumnInfo): boolean =>
  isMeasure(column) && !rateName.test(column.name.replaceAll('_', ' '));

/** Kept as 0.1 for 10 %. */
export const isFraction = ({ max, min }: ColumnInfo): boolean =>
  typeof max === 'number' && typeof min === 'number' && max <= 1 && min >= -1;

/** Held by the sheet itself, not defined by the workspace: a definition answers to its name only. */
const isOwnMeasure = (column: ColumnInfo): boolean => isMeasure(column) && !column.defined;

/** What "sales", "best" or "biggest" speak of when no measure is named; null when several would do. */
export const mainMeasure = ({ columns }: TableInfo): ColumnInfo | null => {
  const measures = columns.filter(isOwnMeasure);
  const named = (name: RegExp): ColumnInfo | undefined => measures.find((column) => name.test(column.name));
  const additive = measures.filter(isAdditive);
  const earned = earnings.map(named).find((column) => column !== undefined);
  return earned ?? (additive.length === 1 ? additive[0] : named(costs)) ?? null;
};

/** What a comparison is about when nothing is named. */
export const firstAdditive = ({ columns }: TableInfo): ColumnInfo | null => columns.find(isAdditive) ?? null;

/** What was sold or earned, in money. */
export const earnedMeasure = ({ columns }: TableInfo): ColumnInfo | null =>
  columns.filter(isOwnMeasure).find(({ name }) => earnings.some((money) => money.test(name))) ?? null;

/** The text that tells rows apart: a name before a key. */
export const labelOf = ({ columns }: TableInfo): ColumnInfo | null =>
  columns.find(({ kind, unique, name }) => kind === 'text' && (unique || /^(full )?name$/i.test(name))) ??
  columns.find(({ unique, name }) => unique && keyName.test(name)) ??
  null;

/** The only date of the sheet, or null: with several the question must say which. */
export const onlyDate = ({ columns }: TableInfo): ColumnInfo | null => {
  const dates = columns.filter(isTemporal);
  return dates.length === 1 ? (dates[0] ?? null) : null;
};

const people =
  /^(who|people|persons?|employees?|staff|workers?|members?|students?|passengers?|patients?|users?|players?|guests?|customers?|clients?|hires)$/;
export const isPersonWord = (word: string): boolean => people.test(word);

/** Sheets of people have an age, a salary or a day of birth. */
export const holdsPeople = ({ columns }: TableInfo): boolean =>
  columns.some(({ name }) =>
    /\b(age|sex|gender|salary|wage|hired?|birth\w*|surname|first ?name)\b/i.test(name.replaceAll('_', ' ')),
  );

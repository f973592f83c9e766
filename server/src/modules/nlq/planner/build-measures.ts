import type { Candidate } from '../linking/mentions.js';
import { nameWords } from '../linking/names.js';
import { allOf, type Aggregate, type Condition, type Expression } from '../plan.js';
import { isNumeric, isTemporal, type ColumnInfo } from '../schema/snapshot.js';
import { buildConditions } from './build-conditions.js';
import type { Builder } from './builder.js';
import type { FilterPart, RelationPart, SelectPart } from './draft.js';

/** What the question says of time: the bucket rows are grouped in, and two periods to set side by side. */
export interface TimeParts {
  readonly bucket: Expression | null;
  readonly periods: readonly { readonly condition: Condition; readonly text: string }[];
  /** Conditions of the draft that became part of a measure. */
  readonly taken: ReadonlySet<FilterPart | RelationPart>;
  /** Condition of the part in "what share of orders is from North". */
  readonly part: Condition | null;
}

const dates = (builder: Builder, table: string | null): ColumnInfo[] =>
  builder.schema.tables
    .filter(({ name }) => table === null || name === table)
    .flatMap(({ columns }) => columns.filter(isTemporal));

const dateColumn = (builder: Builder, entity: string | null): Expression | null => {
  for (const part of builder.draft.conditions) {
    const choice = part.kind === 'filter' && part.values[0]?.kind === 'period' ? builder.choice(part) : null;
    if (choice?.column) return builder.measured(choice.table, choice.column);
  }
  const all = dates(builder, entity);
  const wanted = builder.chosen('date');
  const chosen = all.find(({ table, name }) => table === wanted?.table && name === wanted.column);
  const first = chosen ?? all[0];
  if (!first) return null;
  if (!chosen && all.length > 1) openDate(builder, all);
  return builder.measured(first.table, first.name);
};

const openDate = (builder: Builder, [first, ...others]: readonly ColumnInfo[]): void => {
  if (!first) return;
  builder.note(`Read the date as ${first.name}; ${others.map(({ name }) => name).join(', ')} would also do.`);
  builder.risks.push('several dates');
  builder.open.push({
    words: 'date',
    role: 'period',
    taken: { table: first.table, column: first.name },
    others: others.map(({ table, name }) => ({ table, column: name, behind: 0 })),
  });
};

const isPeriod = (part: FilterPart | RelationPart): part is FilterPart =>
  part.kind === 'filter' && part.values[0]?.kind === 'period';

export const buildTime = (builder: Builder, entity: string | null): TimeParts => {
  const { draft } = builder;
  const unit = draft.bucket ?? (draft.trend || draft.selects.some(({ form }) => form) ? 'month' : null);
  const of = unit === null ? null : dateColumn(builder, entity);
  if (unit !== null && of === null) builder.risks.push('no date column');
  const bucket: Expression | null = unit && of ? { kind: 'bucket', unit, of } : null;
  const compared = draft.conditions.filter(isPeriod);
  const sideBySide = draft.periods.length === 2 && compared.length === 2 && bucket === null;
  const share = draft.groups.length === 0 && bucket === null && draft.selects.some((part) => part.share);
  const filters = share ? draft.conditions : [];
  const taken = new Set<FilterPart | RelationPart>([...(sideBySide ? compared : []), ...filters]);
  const periods = sideBySide ? comparedPeriods(builder, compared, entity) : [];
  const part = share ? allOf(buildConditions(builder, filters, entity).map(({ condition }) => condition)) : null;
  return { bucket, periods, taken, part };
};

/** The two periods with the earlier one first. */
const comparedPeriods = (
  builder: Builder,
  parts: readonly FilterPart[],
  entity: string | null,
): { condition: Condition; text: string }[] =>
  parts
    .flatMap((part) => {
      const operand = part.values[0];
      const [built] = buildConditions(builder, [part], entity);
      return operand?.kind === 'period' && built
        ? [{ condition: built.condition, from: operand.period.from, text: operand.period.text }]
        : [];
    })
    .sort((a, b) => a.from.localeCompare(b.from));

const rates = new Set(
  [
    'price',
    'discount',
    'rate',
    'percent',
    'percentage',
    'average',
    'score',
    'rating',
    'age',
    'temperature',
    'margin',
    'share',
    'ratio',
    'height',
    'weight',
    'length',
    'speed',
  ].map((word) => nameWords(word).stems[0]),
);

/** "Units by region" adds units up; "discount by region" averages, since discounts do not add up. */
export const defaultAggregate = (builder: Builder, part: SelectPart, choice: Candidate): Aggregate | null => {
  const info = builder.info(choice);
  if (!info || !isNumeric(info) || info.primary || part.distinct) return null;
  const { draft } = builder;
  if (draft.groups.some((mention) => sameColumn(builder.choice(mention), choice))) return null;
  const byColumn = draft.groups.some(
    (mention) => mention !== part.mention && builder.info(builder.choice(mention))?.unique === false,
  );
  const alone =
    builder.schema.worksheet === true &&
    !draft.superlative &&
    draft.orders.length === 0 &&
    draft.selects.every((each) => builder.isMeasure(builder.choice(each)));
  const wanted =
    info.defined !== undefined ||
    part.share ||
    part.form !== undefined ||
    draft.bucket !== null ||
    draft.trend ||
    byColumn ||
    draft.periods.length === 2 ||
    alone;
  if (!wanted) return null;
  return summing(builder, info);
};

const sameColumn = (a: Candidate | null, b: Candidate): boolean => a?.table === b.table && a.column === b.column;

/** SUM for what adds up, AVG for prices, rates and the like; said in a note. A defined measure stands as SUM until it is written out. */
export const summing = (builder: Builder, info: ColumnInfo): Aggregate => {
  if (info.defined) return 'sum';
  const name: Aggregate = nameWords(info.name).stems.some((word) => rates.has(word)) ? 'avg' : 'sum';
  builder.note(name === 'sum' ? `Added up ${info.name}.` : `Averaged ${info.name}, which does not add up.`);
  return name;
};

interface NamedMeasure {
  readonly value: Expression;
  readonly as?: string;
}

interface Measure {
  readonly part: SelectPart;
  readonly value: Expression;
  readonly time: TimeParts;
}

/** The columns one measure becomes: itself, its share, its change, or itself in two periods with the difference. */
export const shapes = ({ part, value, time }: Measure): NamedMeasure[] => {
  if (value.kind === 'aggregate' && time.periods.length === 2) return sideBySide(value, time.periods);
  if (part.share && value.kind === 'aggregate') {
    if (time.part === null) return [{ value }, { value: { kind: 'share', of: value } }];
    return [
      { value: { kind: 'arithmetic', op: '/', left: { ...value, where: time.part }, right: value }, as: 'Share' },
    ];
  }
  if (part.form === 'runningTotal' && time.bucket)
    return [{ value }, { value: { kind: 'runningTotal', of: value, along: time.bucket } }];
  if (part.form === 'change' && time.bucket)
    return [{ value }, { value: { kind: 'change', of: value, along: time.bucket, relative: true } }];
  return [{ value }];
};

const sideBySide = (
  value: Extract<Expression, { kind: 'aggregate' }>,
  periods: TimeParts['periods'],
): NamedMeasure[] => {
  const [before, after] = periods.map(({ condition, text }) => ({ value: { ...value, where: condition }, as: text }));
  if (!before || !after) return [{ value }];
  const change: Expression = { kind: 'arithmetic', op: '-', left: after.value, right: before.value };
  const relative: Expression = { kind: 'arithmetic', op: '/', left: change, right: before.value };
  return [before, after, { value: change, as: 'Change' }, { value: relative, as: 'Change %' }];
};

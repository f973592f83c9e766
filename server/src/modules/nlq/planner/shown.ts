import type { Candidate } from '../linking/mentions.js';
import type { Expression } from '../plan.js';
import { spoken } from '../linking/names.js';
import { isNumeric } from '../schema/snapshot.js';
import { defaultAggregate, shapes, type TimeParts } from './build-measures.js';
import type { Builder } from './builder.js';
import type { SelectPart } from './draft.js';

export const countAll: Expression = { kind: 'aggregate', name: 'count', of: null, distinct: false };

export interface Shown {
  readonly value: Expression;
  readonly aggregate: boolean;
  readonly choice: Candidate | null;
  readonly as?: string;
}

export const aggregated = (
  builder: Builder,
  part: SelectPart | { aggregate: SelectPart['aggregate']; distinct: boolean },
  choice: Candidate,
): Expression => {
  const { aggregate, distinct } = part;
  if (aggregate === null)
    return choice.column === null ? builder.label(choice.table) : builder.column(choice.table, choice.column);
  if (choice.column === null) {
    builder.tables.add(choice.table);
    return aggregate === 'count' || aggregate === 'sum' ? counted(builder, choice, distinct) : countAll;
  }
  const info = builder.info(choice);
  if (aggregate === 'count') return counted(builder, choice, distinct);
  if (aggregate === 'sum' && info && !isNumeric(info)) return counted(builder, choice, distinct);
  return { kind: 'aggregate', name: aggregate, of: builder.measured(choice.table, choice.column), distinct: false };
};

export const counted = (builder: Builder, choice: Candidate, distinct: boolean): Expression => {
  builder.tables.add(choice.table);
  const grouped = builder.draft.groups.length > 0 || builder.draft.selects.some(({ aggregate }) => aggregate === null);
  if (grouped && !distinct) return countAll;
  if (choice.column === null) {
    const key = distinct ? builder.primaryKey(choice.table) : null;
    return key ? { kind: 'aggregate', name: 'count', of: builder.column(choice.table, key), distinct: true } : countAll;
  }
  const info = builder.info(choice);
  const repeats = !info?.primary;
  return distinct || repeats
    ? { kind: 'aggregate', name: 'count', of: builder.column(choice.table, choice.column), distinct: true }
    : countAll;
};

export const buildSelects = (builder: Builder, time: TimeParts): Shown[] => {
  const shown = [
    ...(time.bucket ? [{ value: time.bucket, aggregate: false, choice: null }] : []),
    ...allSelects(builder, time),
  ];
  return shown.filter(({ value }, index) => shown.findIndex((other) => same(other.value, value)) === index);
};

const allSelects = (builder: Builder, time: TimeParts): Shown[] =>
  builder.draft.selects.flatMap((part): Shown[] => {
    const choice = builder.choice(part);
    if (choice?.column === null && part.aggregate === null && builder.schema.worksheet && !part.share) {
      builder.tables.add(choice.table);
      return [{ value: { kind: 'all' }, aggregate: false, choice }];
    }
    if (!choice)
      return part.aggregate === 'count' || part.mention === null
        ? [{ value: countAll, aggregate: true, choice: null }]
        : [];
    const aggregate =
      countOf(builder, part, choice) ??
      (part.share && choice.column === null ? 'count' : defaultAggregate(builder, part, choice));
    const value = aggregated(builder, { aggregate, distinct: part.distinct }, choice);
    return aggregate === null
      ? [{ value, aggregate: false, choice }]
      : shapes({ part, value, time }).map((each) => ({ ...each, aggregate: true, choice }));
  });

export const same = (a: Expression, b: Expression): boolean => JSON.stringify(a) === JSON.stringify(b);

/** "number of grades" over a column Grade: each row has one of them, as against a column Followers that counts. */
const namesOneOfMany = ({ mention }: SelectPart, { column }: Candidate): boolean => {
  const said = mention?.text.toLowerCase().split(' ').at(-1) ?? '';
  const own =
    spoken(column ?? '')
      .split(' ')
      .at(-1) ?? '';
  return said !== own && said === `${own}s`;
};

/** "number of followers" is the column Followers where the data counts them already. */
const countOf = (builder: Builder, part: SelectPart, choice: Candidate): SelectPart['aggregate'] => {
  const counted = part.aggregate === 'count' && !part.distinct && builder.isMeasure(choice);
  if (!counted || choice.score < 0.7 || namesOneOfMany(part, choice)) return part.aggregate;
  const { draft } = builder;
  const alone =
    draft.selects.every(({ aggregate }) => aggregate !== null) &&
    draft.superlative === null &&
    draft.orders.length === 0;
  return alone ? 'sum' : null;
};

import { z } from 'zod';

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export const aggregates = ['count', 'sum', 'avg', 'min', 'max', 'median'] as const;
export const bucketUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
/** `weekday` is its English name, `weekdayNumber` 1 for Monday to 7. */
export const dateParts = ['year', 'quarter', 'month', 'day', 'hour', 'weekday', 'weekdayNumber'] as const;

export type Literal = string | number | boolean;
export type Aggregate = (typeof aggregates)[number];
export type Comparison = (typeof comparisons)[number];
export type BucketUnit = (typeof bucketUnits)[number];
export type DatePart = (typeof dateParts)[number];

/** A value of one row or one group. */
export type Expression =
  | {
      kind: 'column';
      table: string;
      column: string;
      reads?: 'number' | 'date';
      /** Spellings that count as one. */
      merges?: { shown: string; spellings: string[] }[];
    }
  | { kind: 'literal'; value: Literal }
  | { kind: 'date'; value: string }
  | { kind: 'all' }
  | { kind: 'row' }
  | { kind: 'aggregate'; name: Aggregate; of: Expression | null; distinct: boolean; where?: Condition }
  | { kind: 'arithmetic'; op: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  | { kind: 'bucket'; unit: BucketUnit; of: Expression }
  | { kind: 'datePart'; part: DatePart; of: Expression }
  /** This group's part of the sum over all groups, 0 to 1. */
  | { kind: 'share'; of: Expression }
  /** The value less that of the group before; `relative` divides by it. */
  | { kind: 'change'; of: Expression; along: Expression; relative: boolean }
  | { kind: 'runningTotal'; of: Expression; along: Expression }
  | { kind: 'absolute'; of: Expression }
  /** One of two words. */
  | { kind: 'either'; when: Condition; then: string; otherwise: string }
  | { kind: 'scalar'; query: Query };

export type Condition =
  | { kind: 'and' | 'or'; items: Condition[] }
  | { kind: 'not'; item: Condition }
  | { kind: 'compare'; op: Comparison; left: Expression; right: Expression }
  | { kind: 'between'; of: Expression; low: Expression; high: Expression }
  | { kind: 'in'; of: Expression; values: Literal[] }
  | { kind: 'inQuery'; of: Expression; query: Query; negated: boolean }
  | { kind: 'like'; of: Expression; pattern: string; negated: boolean }
  | { kind: 'isNull'; of: Expression; negated: boolean };

export interface Join {
  table: string;
  left: { table: string; column: string };
  right: { table: string; column: string };
}

export interface Ordering {
  by: Expression;
  descending: boolean;
}

/** One SELECT, or two joined by a set operation. `topPerGroup` keeps the first n rows of each group. */
export interface Query {
  select: { value: Expression; as: string | null }[];
  distinct: boolean;
  from: string;
  joins: Join[];
  where: Condition | null;
  groupBy: Expression[];
  having: Condition | null;
  orderBy: Ordering[];
  limit: number | null;
  topPerGroup: { rows: number; by: Expression[]; order: Ordering[] } | null;
  combine: { op: 'union' | 'intersect' | 'except'; with: Query } | null;
}

const name = z.string().min(1);
const columnRef = z.object({ table: name, column: name });
const literal = z.union([z.string(), z.number(), z.boolean()]);

const expression: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    columnRef.extend({
      kind: z.literal('column'),
      reads: z.enum(['number', 'date']).optional(),
      merges: z.array(z.object({ shown: z.string(), spellings: z.array(z.string()).min(1) })).optional(),
    }),
    z.object({ kind: z.literal('literal'), value: literal }),
    z.object({ kind: z.literal('date'), value: z.string() }),
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('row') }),
    z.object({
      kind: z.literal('aggregate'),
      name: z.enum(aggregates),
      of: expression.nullable(),
      distinct: z.boolean(),
      where: condition.optional(),
    }),
    z.object({ kind: z.literal('arithmetic'), op: z.enum(['+', '-', '*', '/']), left: expression, right: expression }),
    z.object({ kind: z.literal('bucket'), unit: z.enum(bucketUnits), of: expression }),
    z.object({ kind: z.literal('datePart'), part: z.enum(dateParts), of: expression }),
    z.object({ kind: z.literal('share'), of: expression }),
    z.object({ kind: z.literal('change'), of: expression, along: expression, relative: z.boolean() }),
    z.object({ kind: z.literal('runningTotal'), of: expression, along: expression }),
    z.object({ kind: z.literal('absolute'), of: expression }),
    z.object({ kind: z.literal('either'), when: condition, then: z.string(), otherwise: z.string() }),
    z.object({ kind: z.literal('scalar'), query: querySchema }),
  ]),
);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['and', 'or']), items: z.array(condition) }),
    z.object({ kind: z.literal('not'), item: condition }),
    z.object({ kind: z.literal('compare'), op: z.enum(comparisons), left: expression, right: expression }),
    z.object({ kind: z.literal('between'), of: expression, low: expression, high: expression }),
    z.object({ kind: z.literal('in'), of: expression, values: z.array(literal).min(1) }),
    z.object({ kind: z.literal('inQuery'), of: expression, query: querySchema, negated: z.boolean() }),
    z.object({ kind: z.literal('like'), of: expression, pattern: z.string(), negated: z.boolean() }),
    z.object({ kind: z.literal('isNull'), of: expression, negated: z.boolean() }),
  ]),
);

const ordering = z.object({ by: expression, descending: z.boolean() });

export const querySchema: z.ZodType<Query> = z.lazy(() =>
  z.object({
    select: z.array(z.object({ value: expression, as: z.string().nullable() })).min(1),
    distinct: z.boolean(),
    from: name,
    joins: z.array(z.object({ table: name, left: columnRef, right: columnRef })),
    where: condition.nullable(),
    groupBy: z.array(expression),
    having: condition.nullable(),
    orderBy: z.array(ordering),
    limit: z.int().positive().nullable(),
    topPerGroup: z
      .object({ rows: z.int().positive(), by: z.array(expression).min(1), order: z.array(ordering).min(1) })
      .nullable(),
    combine: z.object({ op: z.enum(['union', 'intersect', 'except']), with: querySchema }).nullable(),
  }),
);

/** A question as the keyless planner or a model read it. */
export const planSchema = z.object({
  query: querySchema,
  confidence: z.number().min(0).max(1),
  notes: z.array(z.string()),
});
export type Plan = z.infer<typeof planSchema>;

export const emptyQuery = (from: string): Query => ({
  select: [],
  distinct: false,
  from,
  joins: [],
  where: null,
  groupBy: [],
  having: null,
  orderBy: [],
  limit: null,
  topPerGroup: null,
  combine: null,
});

export const allOf = (items: readonly Condition[]): Condition | null =>
  items.length === 0 ? null : items.length === 1 ? (items[0] ?? null) : { kind: 'and', items: [...items] };

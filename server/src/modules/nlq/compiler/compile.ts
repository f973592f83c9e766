import type { Condition, Expression, Literal, Ordering, Query } from '../plan.js';
import type { Dialect } from './dialect.js';

/** Turns a typed plan into one SELECT of a dialect. All names and texts are quoted; nothing of the question is copied as code. */
export const compile = (query: Query, dialect: Dialect): string => new Compiler(dialect).query(query);

const rowColumn = 'row number';

/** The query speaks of places of rows outside its subqueries. */
const countsRows = ({ select, where, groupBy, orderBy }: Query): boolean =>
  JSON.stringify([select, where, groupBy, orderBy], (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'query' in value ? null : value,
  ).includes('{"kind":"row"}');

/** A derived table needs a name of its own for every column. */
const unique = (names: readonly string[]): string[] =>
  names.map((name, index) => (names.indexOf(name) === index && name !== 'rank' ? name : `${name} ${index + 1}`));

class Compiler {
  constructor(private readonly dialect: Dialect) {}

  query(query: Query): string {
    if (query.topPerGroup) return this.topPerGroup(query, query.topPerGroup);
    const first = this.select(query);
    if (!query.combine) return first;
    return `${first} ${this.dialect.combine(query.combine.op)} ${this.query(query.combine.with)}`;
  }

  private select(query: Query): string {
    const several = query.joins.length > 0;
    const limit = query.limit === null ? { afterSelect: '', atEnd: '' } : this.dialect.limit(query.limit);
    const items = query.select.map(({ value, as }) => {
      const alias = as === null ? '' : ` AS ${this.dialect.quoteName(as)}`;
      return this.expression(value, several) + alias;
    });
    return [
      `SELECT ${query.distinct ? 'DISTINCT ' : ''}${limit.afterSelect}${items.join(', ')}`,
      `FROM ${this.from(query)}`,
      query.where && `WHERE ${this.condition(query.where, several)}`,
      query.groupBy.length > 0 && `GROUP BY ${query.groupBy.map((by) => this.expression(by, several)).join(', ')}`,
      query.having && `HAVING ${this.condition(query.having, several)}`,
      query.orderBy.length > 0 && `ORDER BY ${this.ordering(query.orderBy, several)}`,
      limit.atEnd,
    ]
      .filter(Boolean)
      .join(' ');
  }

  private from(query: Query): string {
    const name = (part: string): string => this.dialect.quoteName(part);
    const table = (part: string): string => this.dialect.tableName?.(part) ?? name(part);
    const joins = query.joins.map(
      ({ table: joined, left, right }) =>
        ` JOIN ${table(joined)} ON ${name(left.table)}.${name(left.column)} = ${name(right.table)}.${name(right.column)}`,
    );
    if (!countsRows(query)) return table(query.from) + joins.join('');
    const numbered = `SELECT *, ${this.dialect.rowNumber} AS ${name(rowColumn)} FROM ${table(query.from)}`;
    return `(${numbered}) ${name(query.from)}${joins.join('')}`;
  }

  private topPerGroup(query: Query, top: NonNullable<Query['topPerGroup']>): string {
    const quote = (name: string): string => this.dialect.quoteName(name);
    const names = unique(
      query.select.map(({ value, as }, index) => as ?? (value.kind === 'column' ? value.column : `c${index + 1}`)),
    );
    const several = query.joins.length > 0;
    const rank = `row_number() OVER (PARTITION BY ${top.by.map((by) => this.expression(by, several)).join(', ')} ORDER BY ${this.ordering(top.order, several)})`;
    const inner = this.select({
      ...query,
      distinct: false,
      topPerGroup: null,
      orderBy: [],
      limit: null,
      select: query.select.map(({ value }, index) => ({ value, as: names[index] ?? null })),
    });
    const ranked = inner.replace('SELECT ', `SELECT ${rank} AS ${quote('rank')}, `);
    const shownBy = query.select.flatMap(({ value }, index) =>
      top.by.some((by) => JSON.stringify(by) === JSON.stringify(value)) ? [names[index] ?? ''] : [],
    );
    const order = [...shownBy, 'rank'].map(quote).join(', ');
    return `SELECT ${names.map(quote).join(', ')} FROM (${ranked}) ${quote('ranked')} WHERE ${quote('rank')} <= ${top.rows} ORDER BY ${order}`;
  }

  private ordering(orders: readonly Ordering[], several: boolean): string {
    return orders.map(({ by, descending }) => this.expression(by, several) + (descending ? ' DESC' : '')).join(', ');
  }

  private expression(value: Expression, several: boolean): string {
    const inner = (part: Expression): string => this.expression(part, several);
    switch (value.kind) {
      case 'column':
        return this.column(value, several);
      case 'literal':
        return this.literal(value.value);
      case 'date':
        return this.dialect.date(value.value);
      case 'all':
        return '*';
      case 'row':
        return this.dialect.quoteName(rowColumn);
      case 'aggregate':
        return this.aggregate(value, several);
      case 'arithmetic':
        return value.op === '/'
          ? this.dialect.divide(inner(value.left), inner(value.right))
          : `(${inner(value.left)} ${value.op} ${inner(value.right)})`;
      case 'bucket':
        return this.dialect.bucket(value.unit, inner(value.of));
      case 'datePart':
        return this.dialect.datePart(value.part, inner(value.of));
      case 'share':
        return this.dialect.divide(inner(value.of), `SUM(${inner(value.of)}) OVER ()`);
      case 'change':
        return this.change(value, several);
      case 'runningTotal':
        return `SUM(${inner(value.of)}) OVER (ORDER BY ${inner(value.along)})`;
      case 'absolute':
        return `abs(${inner(value.of)})`;
      case 'either':
        return `CASE WHEN ${this.condition(value.when, several)} THEN ${this.literal(value.then)} ELSE ${this.literal(value.otherwise)} END`;
      case 'scalar':
        return `(${this.query(value.query)})`;
    }
  }

  private column(value: Extract<Expression, { kind: 'column' }>, several: boolean): string {
    const quote = (name: string): string => this.dialect.quoteName(name);
    const sql = several ? `${quote(value.table)}.${quote(value.column)}` : quote(value.column);
    if (value.merges) return this.merged(sql, value.merges);
    if (value.reads === 'number') return this.dialect.readNumber(sql);
    return value.reads === 'date' ? this.dialect.readDate(sql) : sql;
  }

  private merged(sql: string, merges: readonly { shown: string; spellings: readonly string[] }[]): string {
    const text = (value: string): string => this.dialect.quoteText(value);
    const cases = merges.map(
      ({ shown, spellings }) => `WHEN ${sql} IN (${spellings.map(text).join(', ')}) THEN ${text(shown)}`,
    );
    return `CASE ${cases.join(' ')} ELSE ${sql} END`;
  }

  private aggregate(value: Extract<Expression, { kind: 'aggregate' }>, several: boolean): string {
    const of = value.of === null ? '*' : this.expression(value.of, several);
    const filtered = value.where
      ? `CASE WHEN ${this.condition(value.where, several)} THEN ${of === '*' ? '1' : of} END`
      : of;
    if (value.name === 'median') return this.dialect.median(filtered);
    return `${value.name.toUpperCase()}(${value.distinct ? 'DISTINCT ' : ''}${filtered})`;
  }

  private change(value: Extract<Expression, { kind: 'change' }>, several: boolean): string {
    const now = this.expression(value.of, several);
    const before = `LAG(${now}) OVER (ORDER BY ${this.expression(value.along, several)})`;
    return value.relative ? this.dialect.divide(`(${now} - ${before})`, before) : `(${now} - ${before})`;
  }

  private literal(value: Literal): string {
    if (typeof value === 'string') return this.dialect.quoteText(value);
    return typeof value === 'number' ? this.dialect.number(value) : this.dialect.boolean(value);
  }

  private condition(condition: Condition, several: boolean): string {
    const of = (value: Expression): string => this.expression(value, several);
    switch (condition.kind) {
      case 'and':
      case 'or':
        return `(${condition.items.map((item) => this.condition(item, several)).join(` ${condition.kind.toUpperCase()} `)})`;
      case 'not':
        return `NOT (${this.condition(condition.item, several)})`;
      case 'compare':
        return `${of(condition.left)} ${condition.op === '!=' ? '<>' : condition.op} ${of(condition.right)}`;
      case 'between':
        return `${of(condition.of)} BETWEEN ${of(condition.low)} AND ${of(condition.high)}`;
      case 'in':
        return `${of(condition.of)} IN (${condition.values.map((value) => this.literal(value)).join(', ')})`;
      case 'inQuery':
        return `${of(condition.of)} ${condition.negated ? 'NOT ' : ''}IN (${this.query(condition.query)})`;
      case 'like':
        return `${condition.negated ? 'NOT ' : ''}${this.dialect.like(of(condition.of), condition.pattern)}`;
      case 'isNull':
        return `${of(condition.of)} IS ${condition.negated ? 'NOT ' : ''}NULL`;
    }
  }
}

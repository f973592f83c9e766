import { AppError } from '#shared/errors/app-error.js';
import { listed } from '#shared/wording/numbers.js';
import type { Aggregate, Expression } from '../plan.js';
import { isNumeric, type ColumnInfo } from '../schema/snapshot.js';
import { measureTokens, type MeasureToken } from './measure-tokens.js';

export type MeasureColumn = Pick<ColumnInfo, 'name' | 'table' | 'kind' | 'reads'>;

/** Deeper brackets than a person writes. */
const DEEPEST = 40;

const aggregateNames: Readonly<Record<string, Aggregate>> = {
  sum: 'sum',
  total: 'sum',
  avg: 'avg',
  average: 'avg',
  min: 'min',
  max: 'max',
  median: 'median',
  count: 'count',
};

const wrong = (why: string): AppError => new AppError('invalid-input', why);

/** "unit_price" and "Unit Price" are one name. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();

const end: MeasureToken = { kind: 'end', text: '' };

/**
 * Reads a measure by one grammar and nothing else: numbers, + - * / and brackets over sum, avg, min, max, median and count of columns.
 * Whatever it returns is a plan of ours, so that no text of a user reaches a database.
 */
class MeasureReader {
  readonly #tokens: readonly MeasureToken[];
  #at = 0;
  #depth = 0;
  #inside: string | null = null;

  constructor(
    text: string,
    private readonly columns: readonly MeasureColumn[],
  ) {
    this.#tokens = measureTokens(text);
  }

  read(): Expression {
    if (this.#tokens.length === 0) throw wrong('Write a formula, as in sum(units * price).');
    const value = this.#sum();
    if (this.#peek().kind !== 'end') throw wrong(`The formula goes on where it should end, at "${this.#peek().text}".`);
    return value;
  }

  #peek(ahead = 0): MeasureToken {
    return this.#tokens[this.#at + ahead] ?? end;
  }

  #takes(text: string): boolean {
    const fits = this.#peek().kind === 'sign' && this.#peek().text === text;
    if (fits) this.#at += 1;
    return fits;
  }

  #expect(text: string): void {
    if (!this.#takes(text)) throw wrong(`The formula misses "${text}" ${this.#where()}.`);
  }

  #where(): string {
    const { kind, text } = this.#peek();
    return kind === 'end' ? 'at its end' : `before "${text}"`;
  }

  #sum(): Expression {
    return this.#chain(['+', '-'], () => this.#chain(['*', '/'], () => this.#factor()));
  }

  #chain(signs: readonly ('+' | '-' | '*' | '/')[], part: () => Expression): Expression {
    let left = part();
    for (;;) {
      const op = signs.find((sign) => this.#takes(sign));
      if (!op) return left;
      left = { kind: 'arithmetic', op, left, right: part() };
    }
  }

  #factor(): Expression {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw wrong('The formula is nested too deeply.');
    const value = this.#single();
    this.#depth -= 1;
    return value;
  }

  #single(): Expression {
    if (this.#takes('-'))
      return { kind: 'arithmetic', op: '-', left: { kind: 'literal', value: 0 }, right: this.#factor() };
    if (this.#takes('(')) {
      const inner = this.#sum();
      this.#expect(')');
      return inner;
    }
    const { kind, text } = this.#peek();
    if (kind === 'end' || kind === 'sign') throw wrong(`The formula misses a column or number ${this.#where()}.`);
    this.#at += 1;
    if (kind === 'number') return { kind: 'literal', value: Number(text) };
    if (kind === 'name' && this.#takes('(')) return this.#aggregate(text);
    return this.#column(text);
  }

  #aggregate(text: string): Expression {
    const name = aggregateNames[text.toLowerCase()];
    if (!name) throw wrong(`${text} cannot be used here. There is sum, avg, min, max, median and count.`);
    if (this.#inside !== null) throw wrong(`${text} stands inside of ${this.#inside}. Put them side by side.`);
    if (name === 'count' && (this.#takes(')') || (this.#takes('*') && this.#takes(')'))))
      return { kind: 'aggregate', name, of: null, distinct: false };
    this.#inside = text;
    const distinct = this.#peek().text.toLowerCase() === 'distinct' && this.#peek(1).text !== ')';
    if (distinct) this.#at += 1;
    const of = this.#sum();
    this.#expect(')');
    this.#inside = null;
    return { kind: 'aggregate', name, of, distinct: distinct && name === 'count' };
  }

  #column(text: string): Expression {
    const found = this.columns.find(({ name }) => plain(name) === plain(text));
    if (!found) throw this.#unknown(text);
    if (this.#inside === null) throw wrong(`Say what to do with ${found.name}, as in sum(${text}).`);
    const counts = aggregateNames[this.#inside.toLowerCase()] === 'count';
    if (!counts && !isNumeric(found as ColumnInfo))
      throw wrong(`${this.#inside} needs numbers, and ${found.name} does not hold any.`);
    const reads = found.kind === 'text' ? found.reads : undefined;
    return { kind: 'column', table: found.table, column: found.name, ...(reads && { reads }) };
  }

  #unknown(text: string): AppError {
    const names = this.columns.slice(0, 8).map(({ name }) => name);
    const more = this.columns.length > names.length ? ' and more' : '';
    return wrong(`There is no column called ${text}. There is ${listed(names)}${more}.`);
  }
}

const hasAggregate = (value: Expression): boolean =>
  value.kind === 'aggregate' ||
  (value.kind === 'arithmetic' && (hasAggregate(value.left) || hasAggregate(value.right)));

/**
 * A measure written as a formula, as an expression over one table: `sum(units * unit_price * (1 - discount))`. Columns are named as they
 * are, with blanks in quotes or as underscores.
 *
 * @throws AppError `invalid-input` with one sentence that says what is wrong
 */
export const parseMeasure = (text: string, columns: readonly MeasureColumn[]): Expression => {
  const value = new MeasureReader(text, columns).read();
  if (!hasAggregate(value)) throw wrong('The formula names no column. Write one, as in sum(units * price).');
  return value;
};

import type { AggregateName } from '../linking/cues.js';
import type { Period } from '../linking/periods.js';
import type { Condition, Expression } from '../plan.js';
import { columnOf, isNumeric, type ColumnInfo, type SchemaSnapshot, type TableInfo } from '../schema/snapshot.js';
import { isAdditive, onlyDate } from './columns.js';
import { mergesOf } from './spellings.js';
import type { Sentence } from './sentence.js';
import type { Grain, Term } from './terms.js';

export interface Measure {
  readonly aggregate: AggregateName;
  /** null counts rows. */
  readonly column: ColumnInfo | null;
  readonly distinct?: boolean;
  /** The question does not say how the column is computed. */
  readonly implied?: boolean;
  /** Divided by, or less, another measure. */
  readonly by?: { readonly op: '/' | '-'; readonly measure: Measure };
}

export type Group =
  | { readonly kind: 'column'; readonly column: ColumnInfo }
  | { readonly kind: 'time'; readonly grain: Grain; readonly date: ColumnInfo };

export interface Filter {
  readonly condition: Condition;
  /** Rows of a time, as against rows of a kind. */
  readonly period: boolean;
  /** Stands before what it qualifies: "closed tickets". */
  readonly qualifies: boolean;
}

export interface Having {
  readonly measure: Measure;
  readonly condition: (of: Expression) => Condition;
}

export interface Ranking {
  readonly by: Measure | null;
  /** Ranks rows by a column instead of groups by a measure. */
  readonly column: ColumnInfo | null;
  readonly descending: boolean;
  readonly limit: number;
}

/** What has been read of a question about one worksheet, clause by clause. */
export class Asking {
  readonly measures: Measure[] = [];
  readonly groups: Group[] = [];
  readonly filters: Filter[] = [];
  readonly havings: Having[] = [];
  readonly lists: ColumnInfo[] = [];
  readonly notes: string[] = [];
  /** Set side by side instead of adding up. */
  periods: Period[] = [];
  periodDate: ColumnInfo | null = null;
  ranking: Ranking | null = null;
  within: Group[] = [];
  shape: 'share' | 'growth' | 'running' | null = null;
  /** The question speaks of the rows: they are counted or listed. */
  rows = false;
  counts = false;
  compares = false;

  constructor(
    readonly schema: SchemaSnapshot,
    readonly table: TableInfo,
    readonly sentence: Sentence,
    /** The rows are people. */
    readonly people: boolean,
  ) {}

  get date(): ColumnInfo | null {
    return onlyDate(this.table);
  }

  /** A column's value in a row; computed where the sheet has only what it follows from. */
  value(column: ColumnInfo): Expression {
    const { formula, defined } = column;
    if (defined) this.note(`"${column.name}" is defined as ${defined.text}.`);
    if (!formula) return this.#plain(column);
    const part = (name: string): Expression => {
      const found = columnOf(this.schema, this.table.name, name);
      return found?.formula ? this.value(found) : this.#plain(found ?? column);
    };
    const note = `Read "${column.name}" as ${formula.left} ${formula.op === '*' ? '\u00d7' : '\u2212'} ${formula.right}.`;
    this.note(note);
    return { kind: 'arithmetic', op: formula.op, left: part(formula.left), right: part(formula.right) };
  }

  /** A column's value as rows are put together by it: spellings that differ only in capitals or blanks are one. */
  category(column: ColumnInfo): Expression {
    const value = this.value(column);
    const merges = mergesOf(column);
    const [first] = merges;
    if (value.kind !== 'column' || !first) return value;
    const such = first.spellings.map((spelling) => `"${spelling}"`).join(', ');
    this.note(`Put spellings of ${column.name} together that differ only in capitals or blanks, such as ${such}.`);
    return { ...value, merges };
  }

  #plain({ name, kind, reads }: ColumnInfo): Expression {
    const read = this.schema.readsText && kind === 'text' && reads ? { reads } : {};
    return { kind: 'column', table: this.table.name, column: name, ...read };
  }

  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  /** A text column is counted, a measure added up or averaged as its name suggests, a defined one computed as it is defined. */
  measureOf(column: ColumnInfo, aggregate?: AggregateName | null): Measure {
    if (aggregate) return { aggregate, column };
    if (column.defined) return { aggregate: 'sum', column };
    return { aggregate: isNumeric(column) ? (isAdditive(column) ? 'sum' : 'avg') : 'count', column, implied: true };
  }
}

export const countRows: Measure = { aggregate: 'count', column: null };

export const columnIn = (term: Term | null | undefined): ColumnInfo | null =>
  term?.kind === 'column' || term?.kind === 'value' ? term.column : null;

export const aggregateIn = (term: Term | null | undefined): AggregateName | null =>
  term?.kind === 'cue' && term.cue.is === 'aggregate' ? term.cue.name : null;

export const numberIn = (term: Term | null | undefined): number | null => (term?.kind === 'number' ? term.value : null);

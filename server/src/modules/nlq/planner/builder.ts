import type { Candidate } from '../linking/mentions.js';
import { emptyQuery, allOf, type Condition, type Expression, type Query } from '../plan.js';
import { nameWords } from '../linking/names.js';
import { joinTree, type JoinTree } from '../schema/joins.js';
import { columnOf, isNumeric, type ColumnInfo, type SchemaSnapshot, type TableInfo } from '../schema/snapshot.js';
import type { Alternative, Choice, ColumnRef } from './alternatives.js';
import type { Draft } from './draft.js';
import { labelColumn } from './labels.js';
import type { Resolution } from './resolve.js';
import type { SlotMap } from './slots.js';

export interface Asked {
  /** Stems of the question's words. */
  readonly words: ReadonlySet<string>;
  /** What the user answered to alternatives of an earlier reading. */
  readonly made: readonly Choice[];
}

/** Everything the parts of a query are built from: the draft, what its words mean, and the schema. */
export class Builder {
  readonly notes: string[] = [];
  readonly risks: string[];
  /** Columns the question leaves open without a word of its own for them. */
  readonly open: Alternative[] = [];
  /** Tables that must be joined for the conditions and expressions built so far. */
  readonly tables = new Set<string>();
  /** Equal rows of the answer say the same thing and are given once. */
  distinct = false;

  constructor(
    readonly schema: SchemaSnapshot,
    readonly draft: Draft,
    private readonly slots: SlotMap,
    private readonly resolution: Resolution,
    private readonly asked: Asked,
  ) {
    this.risks = [...draft.risks];
  }

  choice(part: object): Candidate | null {
    const slot = this.slots.get(part);
    return (slot && this.resolution.choices.get(slot)) ?? null;
  }

  /** What the user chose for words the question only implies. */
  chosen(words: string): ColumnRef | null {
    return this.asked.made.find((choice) => choice.words === words) ?? null;
  }

  table(name: string): TableInfo | undefined {
    return this.schema.tables.find((table) => table.name === name);
  }

  info(choice: Candidate | null): ColumnInfo | undefined {
    return choice?.column ? columnOf(this.schema, choice.table, choice.column) : undefined;
  }

  column(table: string, column: string): Expression {
    this.tables.add(table);
    const { formula, defined } = columnOf(this.schema, table, column) ?? {};
    if (defined) this.note(`"${column}" is defined as ${defined.text}.`);
    if (!formula) return { kind: 'column', table, column };
    const sign = formula.op === '*' ? '\u00d7' : '\u2212';
    this.note(`Read "${column}" as ${formula.left} ${sign} ${formula.right}.`);
    return {
      kind: 'arithmetic',
      op: formula.op,
      left: this.measured(table, formula.left),
      right: this.measured(table, formula.right),
    };
  }

  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  /** A number that is no key. */
  isMeasure(choice: Candidate | null): boolean {
    const info = this.info(choice);
    return info !== undefined && isNumeric(info) && !info.primary;
  }

  /** A column read as a number or date where it holds those as text. */
  measured(table: string, column: string): Expression {
    this.tables.add(table);
    const info = columnOf(this.schema, table, column);
    if (info?.formula || info?.defined) return this.column(table, column);
    return this.schema.readsText && info?.kind === 'text' && info.reads
      ? { kind: 'column', table, column, reads: info.reads }
      : { kind: 'column', table, column };
  }

  /** The column that stands for a whole row of the table: its name, title or key. */
  label(table: string): Expression {
    return this.column(table, labelColumn(this.table(table)) ?? '');
  }

  /** The answer counts or averages rows, so that joined duplicates would change it. */
  aggregatesRows(): boolean {
    const { selects, superlative, groups } = this.draft;
    return (
      superlative === null &&
      groups.length === 0 &&
      selects.length > 0 &&
      selects.every(({ aggregate }) => aggregate !== null)
    );
  }

  /** Another part of the draft needs the table too. */
  uses(table: string, but: object): boolean {
    return [...this.slots.keys()].some((part) => part !== but && this.choice(part)?.table === table);
  }

  primaryKey(table: string): string | null {
    const keys = this.table(table)?.columns.filter(({ primary }) => primary) ?? [];
    return keys.length === 1 ? (keys[0]?.name ?? null) : null;
  }

  /** The table the answer's rows are about: that of the first thing shown or counted. */
  entity(): string | null {
    for (const part of this.draft.selects) {
      const choice = this.choice(part);
      if (choice) return choice.table;
    }
    const first = this.draft.context[0];
    return (first && this.choice(first)?.table) ?? [...this.tables][0] ?? null;
  }

  /** Joins by the key the question names, where two tables are linked by several ("home team", "secretary vote"). */
  join(tables: readonly string[]): JoinTree | null {
    return joinTree(
      this.schema,
      tables,
      ({ from }) => nameWords(from.column).core.filter((word) => this.asked.words.has(word)).length,
    );
  }

  finish(query: Omit<Query, 'from' | 'joins'>, tables: ReadonlySet<string>): Query | null {
    const tree = this.join([...tables]);
    return tree ? { ...query, from: tree.from, joins: [...tree.joins] } : null;
  }

  /** SELECT `column` FROM its table and those of `tables`, WHERE `where`. */
  subquery(column: Expression, tables: ReadonlySet<string>, where: readonly Condition[]): Query | null {
    const first = column.kind === 'column' ? column.table : ([...tables][0] ?? '');
    const base = { ...emptyQuery(first), select: [{ value: column, as: null }], where: allOf(where) };
    return this.finish(base, new Set([first, ...tables]));
  }
}

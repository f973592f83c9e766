import type { AggregateName, Comparison, Cue } from '../linking/cues.js';
import type { Item } from '../linking/items.js';
import type { Lexicon } from '../linking/lexicon.js';
import type { Mention } from '../linking/mentions.js';
import { isNumeric, isTemporal, columnOf, type ColumnInfo } from '../schema/snapshot.js';
import { emptyDraft, type Draft, type FilterPart, type Operand } from './draft.js';
import { hintMention } from './hints.js';
import { adjectives } from '../linking/adjectives.js';

export type Mode = 'select' | 'where' | 'group' | 'order';

interface PendingOperator {
  readonly op: FilterPart['op'];
  readonly adjective: string | null;
}

/** The state of a walk over the question: the draft so far, the clause it is in, and what waits for its other half. */
export class Reader {
  readonly draft: Draft = emptyDraft();
  position = 0;
  mode: Mode = 'select';
  pending: Mention | null = null;
  operator: PendingOperator | null = null;
  aggregates: AggregateName[] = [];
  carried: AggregateName | null = null;
  negated = false;
  joinedBy: 'and' | 'or' = 'and';
  /** A connective stands before the condition now read. */
  joined = false;
  distinct = false;
  descending: boolean | null = null;
  share = false;
  /** The question began with "sort": a later "by" says by what. */
  sorting = false;
  form: 'runningTotal' | 'change' | undefined;
  sentenceSelects = 0;
  /** The condition was opened by a superlative: what follows "of" or "in" only places it. */
  ranked = false;

  constructor(
    readonly items: readonly Item[],
    readonly lexicon: Lexicon,
  ) {}

  at(offset = 0): Item | undefined {
    return this.items[this.position + offset];
  }

  cueAt(offset: number): Cue | null {
    const item = this.at(offset);
    return item?.kind === 'cue' ? item.cue : null;
  }

  cueIs(offset: number, ...kinds: Cue['is'][]): boolean {
    const cue = this.cueAt(offset);
    return cue !== null && kinds.includes(cue.is);
  }

  mentionAt(offset: number): Mention | null {
    const item = this.at(offset);
    return item?.kind === 'mention' ? item.mention : null;
  }

  column(table: string, column: string): ColumnInfo | undefined {
    return columnOf(this.lexicon.schema, table, column);
  }

  /** The best of the mention's columns that pass, or null when a table or another kind of column is clearly meant. */
  private bestScore(mention: Mention, passes: (column: ColumnInfo) => boolean): number {
    const scores = mention.candidates.flatMap(({ table, column, score }) => {
      const info = column === null ? undefined : this.column(table, column);
      return info && passes(info) ? [score] : [];
    });
    return Math.max(0, ...scores);
  }

  isReference({ table, name }: ColumnInfo): boolean {
    return this.lexicon.schema.foreignKeys.some(({ from }) => from.table === table && from.column === name);
  }

  private isKey(column: ColumnInfo): boolean {
    return column.primary || this.isReference(column);
  }

  isMeasure(mention: Mention | null): boolean {
    if (!mention) return false;
    const top = mention.candidates[0]?.score ?? 0;
    return (
      this.bestScore(mention, (column) => (isNumeric(column) || isTemporal(column)) && !this.isKey(column)) >=
      top - 0.12
    );
  }

  /** A column of texts is meant as surely as anything else. */
  isText(mention: Mention): boolean {
    const top = mention.candidates[0]?.score ?? 0;
    return this.bestScore(mention, ({ kind }) => kind === 'text') >= Math.max(0.9, top - 0.05);
  }

  isTable(mention: Mention | null): boolean {
    if (!mention) return false;
    const top = mention.candidates[0]?.score ?? 0;
    return mention.candidates.some(({ column, score }) => column === null && score >= top - 0.05);
  }

  holds(mention: Mention, operand: Operand): boolean {
    if (operand.kind !== 'value') return false;
    return operand.matches.some((match) =>
      mention.candidates.some(
        ({ table, column }) => table === match.table && (column === match.column || column === null),
      ),
    );
  }

  adjectiveMention(adjective: string | null): Mention | null {
    const reading = adjective === null ? undefined : adjectives[adjective];
    return reading ? hintMention(this.lexicon, reading.columns, adjective ?? '') : null;
  }

  addSelect(mention: Mention | null): void {
    const aggregates = this.aggregates.length > 0 ? this.aggregates : [null];
    for (const aggregate of aggregates) {
      this.draft.selects.push({ mention, aggregate, distinct: this.distinct, share: this.share, form: this.form });
    }
    this.carried = this.aggregates.at(-1) ?? null;
    this.aggregates = [];
    this.distinct = false;
    this.share = false;
    this.form = undefined;
    this.sentenceSelects += 1;
  }

  addFilter(part: Pick<FilterPart, 'mention' | 'op' | 'values'> & Partial<FilterPart>): void {
    const aggregate = this.mode === 'where' ? (this.aggregates.pop() ?? null) : null;
    const target = this.nestedScope() ?? this.draft.conditions;
    target.push({
      kind: 'filter',
      aggregate,
      negated: this.negated,
      joinedBy: this.joinedBy,
      counted: false,
      ...part,
    });
    this.negated = false;
    this.joinedBy = 'and';
    this.joined = false;
    this.operator = null;
    this.pending = null;
  }

  /** Conditions behind "than the average of", up to the next "and", are those of the inner question. */
  private nestedScope(): FilterPart[] | null {
    const last = this.draft.conditions.at(-1);
    const operand = last?.kind === 'filter' ? last.values[0] : undefined;
    return operand?.kind === 'nested' && this.joinedBy === 'and' && !this.joined ? operand.scope : null;
  }

  /** A mention in a condition that no comparison took: a table to be related to. */
  flush(): void {
    const mention = this.pending;
    this.pending = null;
    if (!mention) return;
    const last = this.draft.conditions.at(-1);
    if (last?.kind === 'relation' && last.negated && !this.negated && !this.joined && this.isTable(mention)) {
      this.draft.context.push(mention);
      return;
    }
    this.draft.conditions.push({ kind: 'relation', mention, negated: this.negated, joinedBy: this.joinedBy });
    this.negated = false;
    this.joinedBy = 'and';
  }

  enter(mode: Mode): void {
    if (this.mode === 'where' && mode !== 'where') this.flush();
    this.mode = mode;
  }
}

export const flipped: Readonly<Record<Comparison, Comparison>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

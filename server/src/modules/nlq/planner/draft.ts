import type { AggregateName, BucketUnit, Comparison } from '../linking/cues.js';
import type { Period } from '../linking/periods.js';
import type { Mention } from '../linking/mentions.js';
import type { ValueMatch } from '../linking/values.js';

/** The question's clauses before its words are settled on columns: every mention may still mean several. */
export interface SelectPart {
  readonly mention: Mention | null;
  readonly aggregate: AggregateName | null;
  readonly distinct: boolean;
  readonly share?: boolean;
  readonly form?: 'runningTotal' | 'change' | undefined;
}

export type Operand =
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly matches: readonly ValueMatch[]; readonly quoted: boolean }
  | {
      readonly kind: 'nested';
      readonly aggregate: AggregateName;
      readonly mention: Mention | null;
      /** Conditions on the inner rows. */
      readonly scope: FilterPart[];
    }
  | { readonly kind: 'mention'; readonly mention: Mention }
  | { readonly kind: 'period'; readonly from: string | null; readonly to: string | null; readonly period: Period };

export interface FilterPart {
  readonly kind: 'filter';
  readonly mention: Mention | null;
  readonly aggregate: AggregateName | null;
  readonly op: Comparison | 'between' | 'start' | 'end' | 'inside' | 'null';
  readonly values: readonly Operand[];
  readonly negated: boolean;
  readonly joinedBy: 'and' | 'or';
  /** The number stands before its noun ("more than 3 orders"): rows may be counted instead of a column compared. */
  readonly counted: boolean;
}

/** A table the answer's rows must, or must not, have rows in. */
export interface RelationPart {
  readonly kind: 'relation';
  readonly mention: Mention;
  readonly negated: boolean;
  readonly joinedBy: 'and' | 'or';
}

export interface OrderPart {
  readonly mention: Mention | null;
  readonly counted: boolean;
  readonly aggregate: AggregateName | null;
  readonly descending: boolean;
}

export interface SuperlativePart extends OrderPart {
  /** "most common": rows are counted per value of the mention or of what is selected. */
  readonly common: boolean;
  /** An adjective says what is measured ("oldest"), as against "most X". */
  readonly measured: boolean;
  readonly limit: number;
}

export interface Draft {
  selects: SelectPart[];
  conditions: (FilterPart | RelationPart)[];
  groups: Mention[];
  bucket: BucketUnit | null;
  orders: OrderPart[];
  superlative: SuperlativePart | null;
  /** Tables and columns named in passing ("names of the students"). */
  context: Mention[];
  /** Of these, what the things shown belong to. */
  subjects: Mention[];
  distinct: boolean;
  everything: boolean;
  both: boolean;
  limit: number | null;
  /** Two periods to set side by side, as against rows limited to one. */
  periods: Period[];
  versus: boolean;
  trend: boolean;
  /** Content words no clause has used. */
  unread: string[];
  risks: string[];
}

export const emptyDraft = (): Draft => ({
  selects: [],
  conditions: [],
  groups: [],
  bucket: null,
  orders: [],
  superlative: null,
  context: [],
  subjects: [],
  distinct: false,
  everything: false,
  both: false,
  limit: null,
  periods: [],
  versus: false,
  trend: false,
  unread: [],
  risks: [],
});

import type { Value } from '../values/record-batch.js';

export const quantileNames = ['p05', 'p25', 'p50', 'p75', 'p95'] as const;
export type QuantileName = (typeof quantileNames)[number];

/** How a figure was found: over all rows exactly, over all rows approximately, or from a sample. */
export type Certainty = 'exact' | 'estimate' | 'sample';

export interface SourceColumnProfile {
  readonly name: string;
  readonly nativeType: string;
  readonly type: string;
  readonly nulls: number;
  readonly min: Value;
  readonly max: Value;
  readonly mean: number | null;
  /** Sample standard deviation (n - 1). */
  readonly standardDeviation: number | null;
  readonly distinct: { readonly count: number; readonly certainty: Certainty } | null;
  readonly quantiles: { readonly values: Record<QuantileName, number>; readonly certainty: Certainty } | null;
  /** Most frequent values; `share` is of all rows, in [0, 1]. */
  readonly top: { readonly values: readonly { value: Value; share: number }[]; readonly certainty: Certainty } | null;
  /** Equal bins over the bulk of the values; `below` and `above` count the few outside. */
  readonly histogram: {
    readonly from: number;
    readonly to: number;
    readonly counts: readonly number[];
    readonly below: number;
    readonly above: number;
  } | null;
}

/** What the source itself counted. No row but those of the sample leaves it. */
export interface SourceProfile {
  readonly mode: 'fast' | 'sharp';
  readonly rows: number;
  /** `sample` when the table is so large that the first look only read a part; then nulls, min and max are of that part. */
  readonly basics: 'exact' | 'sample';
  readonly sampleRows: number;
  readonly columns: readonly SourceColumnProfile[];
  /** The statements that were run, for the receipt. */
  readonly statements: readonly string[];
}

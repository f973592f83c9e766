import type { Period } from '../linking/periods.js';
import type { ValueMatch } from '../linking/values.js';

/** One thing a member did, or did not: with what, and when. */
export interface Deed {
  readonly negated: boolean;
  readonly values: readonly ValueMatch[];
  readonly period: Period | null;
}

/** A question about those who did this but not that, every word of it accounted for. */
export interface MemberQuestion {
  readonly counts: boolean;
  readonly filters: readonly ValueMatch[];
  readonly deeds: readonly Deed[];
  /** Column of the members to count by. */
  readonly group: string | null;
}

const sees = ({ values, period }: Deed): string => `${values.length > 0}${period !== null}`;

/**
 * Whether the words leave no doubt which time goes with which thing: "Oslo Desk but not Luma Lamp in 2025" may date both or the last.
 * A single deed that was done is a plain question, for others to read.
 */
export const isClear = (deeds: readonly Deed[]): boolean => {
  const [first, ...others] = deeds;
  if (!first) return false;
  return others.length === 0 ? first.negated : others.every((deed) => sees(deed) === sees(first));
};

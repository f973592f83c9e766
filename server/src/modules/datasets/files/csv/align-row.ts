import { formatsOf, isIsoMoment, isTimeText } from '../../ingest/date-text.js';
import { isNumberText } from '../../ingest/number-text.js';
import type { Fields } from './dialect.js';

const LENGTH_STEP = 12;

/** What kind of thing a cell is, coarse enough that the cells of one column mostly agree. */
const kindOf = (field: string | null): string => {
  const text = (field ?? '').trim();
  if (text === '') return 'blank';
  if (isNumberText(text, 'point') || isNumberText(text, 'comma')) return 'number';
  if (isTimeText(text)) return 'time';
  if (isIsoMoment(text) || formatsOf(text).length > 0) return 'date';
  const words = /\s/.test(text) ? 'words' : /\d/.test(text) ? 'code' : 'word';
  return `${words} ${Math.min(3, Math.floor(text.length / LENGTH_STEP))}`;
};

/** Half a cell of every kind is assumed, so that nothing is impossible. */
const PRIOR = 0.5;
const KINDS = 16;
/** A shifted reading must be this much more likely (natural logarithm) than the row as it stands. */
const MARGIN = 3;
const MIN_ROWS = 5;

/** Learns what the columns of a table hold and puts the cells of rows with one delimiter too many or too few where they belong. */
export class RowAligner {
  readonly #counts: Map<string, number>[];
  readonly #rows: number;

  constructor(rows: readonly Fields[], width: number) {
    const regular = rows.filter((row) => row.length === width);
    this.#rows = regular.length;
    this.#counts = Array.from({ length: width }, (_, column) => {
      const counts = new Map<string, number>();
      for (const row of regular) {
        const kind = kindOf(row[column]!);
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      return counts;
    });
  }

  /** The row with its cells in place, or null when no place is clearly better than any other. */
  align(fields: Fields): Fields | null {
    const width = this.#counts.length;
    if (this.#rows < MIN_ROWS || width < 3) return null;
    if (fields.length === width + 1) return this.#better(fields.slice(0, width), withoutOneBlank(fields));
    if (fields.length === width - 1) return this.#better([...fields, null], withOneBlank(fields));
    return null;
  }

  #better(asItStands: Fields, candidates: Fields[]): Fields | null {
    let best: Fields | null = null;
    let bestScore = this.#score(asItStands) + MARGIN;
    for (const candidate of candidates) {
      const score = this.#score(candidate);
      if (score <= bestScore) continue;
      best = candidate;
      bestScore = score;
    }
    return best;
  }

  #score(fields: Fields): number {
    return fields.reduce((sum, field, column) => {
      const seen = this.#counts[column]!.get(kindOf(field)) ?? 0;
      return sum + Math.log((seen + PRIOR) / (this.#rows + PRIOR * KINDS));
    }, 0);
  }
}

const withoutOneBlank = (fields: Fields): Fields[] =>
  fields.flatMap((field, index) => (field === null ? [[...fields.slice(0, index), ...fields.slice(index + 1)]] : []));

const withOneBlank = (fields: Fields): Fields[] =>
  Array.from({ length: fields.length }, (_, index) => [...fields.slice(0, index), null, ...fields.slice(index)]);

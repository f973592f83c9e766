import type { OfferedChoice } from '#shared/analyses/ask-choices.js';
import { AppError } from '#shared/errors/app-error.js';
import { spoken } from '../linking/names.js';
import type { Alternative, ColumnRef } from '../planner/alternatives.js';

/** A reading this much behind the best, of 1 per word, is one the words do not decide against. */
const undecided = 0.03;

const labelOf = ({ table, column }: ColumnRef, several: boolean): string => {
  if (column === null) return `${spoken(table)} (rows)`;
  return several ? `${column} of ${spoken(table)}` : column;
};

const listedOr = (labels: readonly string[]): string =>
  labels.length < 2 ? (labels[0] ?? '') : `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`;

/**
 * What the words of a question leave open, as one question with choices: "Which date: Order Date or Ship Date?"
 * Null when every word has one reading that is clearly better than the others. Asks about the first open words only.
 */
export const askBack = (alternatives: readonly Alternative[]): AppError | null => {
  for (const { words, taken, others } of alternatives) {
    const close = others.filter(({ behind }) => behind <= undecided);
    if (close.length === 0) continue;
    const refs = [taken, ...close];
    const sameName = new Set(refs.map(({ column }) => column)).size < refs.length;
    const choices = refs.map(({ table, column }): OfferedChoice => ({
      words,
      table,
      column,
      label: labelOf({ table, column }, sameName),
    }));
    const labels = choices.map(({ label }) => label);
    return new AppError('ambiguous', `Which ${words}: ${listedOr(labels)}?`, { suggestions: labels, choices });
  }
  return null;
};

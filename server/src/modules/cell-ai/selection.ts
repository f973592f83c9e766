import { createHash } from 'node:crypto';

/** One thing to choose from, with words that speak for it. */
export interface Option {
  readonly text: string;
  readonly hints: readonly string[];
}

/**
 * The only thing a language model does for a cell: it chooses among texts the engine offers. Nothing it says reaches a cell.
 */
export interface Selection {
  readonly task: 'category' | 'facts';
  /** What to choose for: the text of a cell; empty when the options speak for themselves. */
  readonly subject: string;
  readonly options: readonly Option[];
  /** How many options at most, the best first. */
  readonly most: number;
}

/** Raised whenever the same selection may be chosen otherwise: by another instruction or message. */
const VERSION = 1;

/** Equal for equal selections asked of one model. */
export const selectionKey = (model: string, { task, subject, options, most }: Selection): string =>
  createHash('sha256')
    .update(JSON.stringify([VERSION, model, task, most, options.map(({ text, hints }) => [text, hints]), subject]))
    .digest('hex');

/** Selections with the same options can be asked together. */
export const togetherKey = ({ task, options, most }: Selection): string => JSON.stringify([task, most, options]);

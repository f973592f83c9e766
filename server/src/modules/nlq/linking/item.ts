import type { Cue } from './cues.js';
import type { Mention } from './mentions.js';
import type { Period } from './periods.js';
import type { ValueMatch } from './values.js';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The question as a row of readings, each covering its words: what the parser walks over. */
export type Item =
  | (Place & { readonly kind: 'mention'; readonly mention: Mention })
  | (Place & { readonly kind: 'value'; readonly matches: readonly ValueMatch[]; readonly quoted: boolean })
  | (Place & { readonly kind: 'number'; readonly value: number })
  | (Place & { readonly kind: 'cue'; readonly cue: Cue })
  | (Place & { readonly kind: 'period'; readonly period: Period })
  | (Place & { readonly kind: 'word' });

/** A reading with how well it accounts for its words. */
export type Weighted = Item & { readonly weight: number };

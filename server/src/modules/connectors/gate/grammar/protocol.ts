export type GrammarDialect = 'tsql' | 'plsql';

export interface GrammarQuestion {
  readonly id: number;
  readonly sql: string;
}

/** `null` when the text is one SELECT; otherwise what is wrong with it. */
export interface GrammarVerdict {
  readonly id: number;
  readonly problem: { readonly kind: 'unreadable' | 'not-one-select'; readonly text: string } | null;
}

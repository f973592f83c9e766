const looksLikeValue = (text: string): boolean =>
  /^[\s$€£¥+\-\u2212(]*[\d.,:/\-\s]+[%)]?$/.test(text) && /\d/.test(text);

/** Whether the first row of a preview reads like column names: all filled, all different, none a number or date. */
export const looksLikeHeaders = (preview: readonly (readonly string[])[]): boolean => {
  const [first, second] = preview;
  if (!first || !second) return false;
  const names = first.map((name) => name.trim().toLowerCase());
  return names.every((name) => name !== '' && !looksLikeValue(name)) && new Set(names).size === names.length;
};

export interface GuessedColumn {
  readonly name: string;
  readonly kind: 'number' | 'date' | 'text';
  /** Texts with a number in them, each another: codes rather than groups. */
  readonly isCode: boolean;
}

const kindOf = (text: string): GuessedColumn['kind'] => {
  if (/\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|^\d{1,2} \p{L}{3,} \d{4}$/u.test(text)) return 'date';
  return looksLikeValue(text) ? 'number' : 'text';
};

const areCodes = (texts: readonly string[]): boolean =>
  texts.length > 1 && new Set(texts).size === texts.length && texts.every((text) => /\d{2}/.test(text));

/** Names and rough kinds of the columns from the first rows as they are shown: enough for example questions, not for results. */
export const guessColumns = (preview: readonly (readonly string[])[], headers: boolean): GuessedColumn[] => {
  if (!headers) return [];
  const [names = [], ...rows] = preview;
  return names.map((name, index) => {
    const texts = rows.map((row) => row[index] ?? '').filter((text) => text.trim() !== '');
    const kind = kindOf(texts[0] ?? '');
    return { name: name.trim(), kind, isCode: kind === 'text' && areCodes(texts) };
  });
};

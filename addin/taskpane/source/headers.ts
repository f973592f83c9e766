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
}

const kindOf = (text: string): GuessedColumn['kind'] => {
  if (/\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|^\d{1,2} \p{L}{3,} \d{4}$/u.test(text)) return 'date';
  return looksLikeValue(text) ? 'number' : 'text';
};

/** Names and rough kinds of the columns from the first rows as they are shown: enough for example questions, not for results. */
export const guessColumns = (preview: readonly (readonly string[])[], headers: boolean): GuessedColumn[] => {
  if (!headers) return [];
  const [names = [], ...rows] = preview;
  return names.map((name, index) => ({
    name: name.trim(),
    kind: kindOf(rows.map((row) => row[index] ?? '').find((text) => text.trim() !== '') ?? ''),
  }));
};

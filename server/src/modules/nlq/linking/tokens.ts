import { stem } from './stem.js';

export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly stem: string;
  readonly kind: 'word' | 'number' | 'quoted' | 'mark';
  readonly number?: number;
}

const numberWords: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  once: 1,
  twice: 2,
};

const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, k: 1e3, m: 1e6, bn: 1e9 };

const pattern =
  /"([^"]*)"|(?<![\w])'([^']+?)'(?!\w)|(\d{4}-\d{1,2}-\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}\/\d{1,2}\/\d{2,4})|([$£€]?\d[\d,]*(?:\.\d+)?%?)(?![\w])|([\p{L}\p{N}_]+(?:[.'’&-][\p{L}\p{N}]+)*)|([^\s])/gu;

const plain = (text: string): string =>
  text
    .replace(/[“”„«»]|``|''/g, '"')
    .replace(/[‘’`´]/g, "'")
    .replace(/\((in \p{L}+)\)/gu, '$1');

const numberOf = (text: string): number | undefined => {
  const digits = text.replace(/[$£€,%]/g, '');
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
};

const wordToken = (text: string): Token => {
  const lower = text.toLowerCase().replace(/'s$|'$/, '');
  const spelled = Object.hasOwn(numberWords, lower) ? numberWords[lower] : undefined;
  if (spelled !== undefined) return { text, lower, stem: lower, kind: 'number', number: spelled };
  return { text: text.replace(/'s$/, ''), lower, stem: stem(lower), kind: 'word' };
};

const tokenOf = (match: RegExpMatchArray): Token[] => {
  const [text, double, single, date, number, word] = match;
  const quoted = double ?? single ?? date;
  if (quoted !== undefined) {
    const trimmed = quoted.trim().replace(/[,.]$/, '');
    return [{ text: trimmed, lower: trimmed.toLowerCase(), stem: trimmed.toLowerCase(), kind: 'quoted' }];
  }
  if (number !== undefined) {
    const value = numberOf(number.replace(/,$/, ''));
    if (value !== undefined) return [{ text: number, lower: number, stem: number, kind: 'number', number: value }];
  }
  if (word !== undefined) return wordParts(word).map(wordToken);
  return text === "'" ? [] : [{ text, lower: text, stem: text, kind: 'mark' }];
};

/** "first-grade" are two words to a reader, "T-shirt" and "X-ray" one. */
const wordParts = (word: string): string[] => (/^\p{L}{3,}(-\p{L}{2,})+$/u.test(word) ? word.split('-') : [word]);

const withScale = (tokens: Token[]): Token[] =>
  tokens.reduce<Token[]>((out, token) => {
    const last = out.at(-1);
    const scale = Object.hasOwn(scales, token.lower) ? scales[token.lower] : undefined;
    if (last?.number === undefined || scale === undefined) return [...out, token];
    return [...out.slice(0, -1), { ...last, text: `${last.text} ${token.text}`, number: last.number * scale }];
  }, []);

/** Words, numbers ("1,500", "2 million", "three"), quoted texts and marks of a question, in order. */
export const tokensOf = (question: string): Token[] =>
  withScale([...plain(question).matchAll(pattern)].flatMap(tokenOf));

import { AppError } from '#shared/errors/app-error.js';

export interface MeasureToken {
  readonly kind: 'name' | 'quoted' | 'number' | 'sign' | 'end';
  readonly text: string;
}

const LONGEST = 1_000;

const shapes: readonly (readonly [MeasureToken['kind'], RegExp])[] = [
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)/y],
  ['quoted', /"((?:[^"]|"")+)"|\[([^\]]+)\]/y],
  ['name', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['sign', /[-+*/(),\u2212\u00d7\u00f7]/y],
];

const plainSigns: Readonly<Record<string, string>> = { '\u2212': '-', '\u00d7': '*', '\u00f7': '/' };

const tokenAt = (text: string, at: number): { token: MeasureToken; length: number } | null => {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const found = shape.exec(text);
    if (!found) continue;
    const [whole, quoted, bracketed] = found;
    const inner = bracketed ?? quoted?.replaceAll('""', '"') ?? whole;
    return { token: { kind, text: plainSigns[inner] ?? inner }, length: whole.length };
  }
  return null;
};

/** @throws AppError `invalid-input` naming the letter that fits nowhere */
export const measureTokens = (text: string): MeasureToken[] => {
  if (text.length > LONGEST) throw new AppError('invalid-input', `The formula is longer than ${LONGEST} letters.`);
  const tokens: MeasureToken[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at]!)) at += 1;
    else {
      const found = tokenAt(text, at);
      if (!found) throw new AppError('invalid-input', `The formula cannot be read at "${text.slice(at, at + 12)}".`);
      tokens.push(found.token);
      at += found.length;
    }
  }
  return tokens;
};

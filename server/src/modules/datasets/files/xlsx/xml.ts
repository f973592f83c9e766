import { AppError } from '#shared/errors/app-error.js';

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML: the five named entities, numbered characters, and Excel's _x000D_ for control characters. */
export const decodeXml = (text: string): string => {
  const plain = text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name) return named[name] ?? whole;
        const code = hex ? parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      })
    : text;
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : plain;
};

export const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? decodeXml(found[1] ?? found[2] ?? '') : null;
};

/** Attributes of every element called `name`, namespace prefixes left aside. */
export const tags = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)?/?>`, 'g'))].map((match) => match[1] ?? '');

const MAX_ELEMENT = 32 * 1024 * 1024;

/** Streams the whole elements called `name` out of blocks of XML: `[attributes, content]`. */
export async function* elements(blocks: AsyncIterable<string>, name: string): AsyncGenerator<[string, string]> {
  const whole = new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, 'g');
  let pending = '';
  for await (const block of blocks) {
    pending += block;
    let from = 0;
    for (const match of pending.matchAll(whole)) {
      yield [match[1] ?? '', match[2] ?? ''];
      from = match.index + match[0].length;
    }
    pending = pending.slice(from);
    if (pending.length > MAX_ELEMENT) {
      throw new AppError(
        'unreadable-file',
        'The workbook is damaged: a row of it never ends. Open it in Excel and save it again.',
      );
    }
  }
}

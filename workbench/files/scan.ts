const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return named[name ?? ''] ?? whole;
    },
  );
}

/** One element found in XML text. */
export interface Scanned {
  readonly attributes: string;
  readonly content: string;
}

/**
 * Elements of one name in XML text, in order, which do not nest. Sheets have millions of cells; a document tree of them
 * would take seconds and gigabytes.
 */
export function* scan(xml: string, name: string): Generator<Scanned> {
  const element = new RegExp(`<(?:\\w+:)?${name}((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, 'g');
  for (let match = element.exec(xml); match; match = element.exec(xml)) {
    yield { attributes: match[1] ?? '', content: match[2] ?? '' };
  }
}

export function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match ? unescapeXml(match[1] ?? match[2] ?? '') : null;
}

export function first(xml: string, name: string): Scanned | null {
  return scan(xml, name).next().value ?? null;
}

/** The joined `t` texts of a string item: runs together, phonetic guides left out. */
export function itemText(item: string): string {
  const shown = item.includes('rPh') ? item.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : item;
  let text = '';
  for (const { content } of scan(shown, 't')) text += unescapeXml(content);
  return text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

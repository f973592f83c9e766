/** Cells of a comma-separated text whose quotes are doubled or escaped by a backslash; headers are made unique. */
export const cellRows = (text: string): { header: string[]; rows: string[][] } => {
  const rows: string[][] = [[]];
  const pattern = /"((?:[^"\\]|\\.|"")*)"|([^,\n"]+)|(,)|(\r?\n)/gs;
  let cell: string | null = null;
  const close = (): void => void (rows.at(-1)?.push(cell ?? ''), (cell = null));
  for (const [, quoted, plain, comma, newline] of text.matchAll(pattern)) {
    if (quoted !== undefined) cell = quoted.replace(/""|\\"/g, '"').replace(/\\\\/g, '\\');
    else if (plain !== undefined) cell = plain;
    else if (comma) close();
    else if (newline) {
      close();
      rows.push([]);
    }
  }
  if (cell !== null) close();
  const [first = [], ...rest] = rows.filter((row) => row.length > 0);
  return { header: unique(first), rows: rest };
};

const unique = (names: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  return names.map((name, at) => {
    const plain = name.replace(/\s+/g, ' ').trim() || `column ${at + 1}`;
    const count = (seen.get(plain.toLowerCase()) ?? 0) + 1;
    seen.set(plain.toLowerCase(), count);
    return count === 1 ? plain : `${plain} ${count}`;
  });
};

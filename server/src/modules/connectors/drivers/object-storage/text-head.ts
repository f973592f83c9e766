import { AppError } from '#shared/errors/app-error.js';

export interface Head {
  readonly names: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

type Row = Record<string, unknown>;

const marks = [',', ';', '\t', '|'];

/** Cells of one line; quotes protect the mark. Line breaks inside quotes are left to the real reader. */
const cellsOf = (line: string, mark: string): string[] => {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]!;
    if (character === '"' && quoted && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (character === mark && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
};

const delimited = (lines: readonly string[]): Head => {
  const [header = '', ...rest] = lines;
  const mark = marks
    .map((candidate) => ({ candidate, count: header.split(candidate).length }))
    .sort((a, b) => b.count - a.count)[0]!.candidate;
  const names = cellsOf(header, mark).map((name, index) => name.trim() || `Column ${index + 1}`);
  return { names, values: rest.map((line) => cellsOf(line, mark).map((cell) => (cell === '' ? null : cell))) };
};

const ofObjects = (rows: readonly Row[]): Head => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { names, values: rows.map((row) => names.map((name) => row[name] ?? null)) };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first rows of a text file from its first bytes; `whole` when these are all. It is a look, not the reading that loading does. */
export const headRows = (key: string, bytes: Buffer, whole: boolean): Head => {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  const lines = text.split(/\r?\n/);
  if (!whole || lines.at(-1) === '') lines.pop();
  if (!/\.(json|ndjson|jsonl)$/i.test(key)) return delimited(lines.filter((line) => line !== ''));
  const list = parsed(text);
  const rows = Array.isArray(list) ? list : lines.map(parsed);
  if (rows.some(isRow)) return ofObjects(rows.filter(isRow));
  throw new AppError(
    'unreadable-file',
    `${key} is too large to be looked into as one JSON text. Load it, or store one object per line.`,
  );
};

import iconv from 'iconv-lite';
import { createRandom, type Random } from '#server/statistics/random.js';

/** A delimited file with one thing wrong with it, and the table it should be read as. */
export interface PollutedFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** null when the file has no header row. */
  readonly header: string[] | null;
  readonly rows: string[][];
  /** How many of 3,712 surveyed open-data files have this pollution (Vitagliano et al. 2023), spread over the files of its kind. */
  readonly weight: number;
}

interface Table {
  readonly name: string;
  readonly header: string[];
  readonly rows: string[][];
}

interface Writing {
  delimiter: string;
  quote: string;
  escape: string;
  end: string;
  quoteAll: boolean;
}

const standard: Writing = { delimiter: ',', quote: '"', escape: '"', end: '\r\n', quoteAll: false };

const cell = (text: string, { delimiter, quote, escape, quoteAll }: Writing): string => {
  const mustQuote = [delimiter, quote, '\n', '\r'].some((part) => text.includes(part)) || /^\s|\s$/.test(text);
  if (!quoteAll && !mustQuote) return text;
  const escaped = escape === '\\' ? text.replaceAll('\\', '\\\\') : text;
  return quote + escaped.replaceAll(quote, escape + quote) + quote;
};

const line = (row: readonly string[], writing: Writing): string =>
  row.map((text) => cell(text, writing)).join(writing.delimiter);

const fileOf = (rows: readonly (readonly string[])[], writing: Writing): string =>
  rows.map((row) => line(row, writing) + writing.end).join('');

const first = ['Anna', 'Björn', 'Chloé', 'David', 'Elena', 'Farid', 'Grace', 'Hugo', 'Inês', 'Jonas'];
const last = ['Müller', 'Smith', "O'Neil", 'García', 'Nowak', 'Rossi', 'Dubois', 'Larsen', 'Kim', 'Silva'];
const towns = ['Berlin', 'São Paulo', 'Zürich', 'New York', 'Málaga', 'Krakow', 'Lyon', 'Oslo'];
const remarks = ['as agreed', 'see note, page 2', 'size 5" pipe', 'call back', '', 'late; twice', 'two\nlines', 'ok'];

const pick = <T>(random: Random, items: readonly T[]): T => items[random.below(items.length)]!;

const day = (random: Random): string =>
  `20${20 + random.below(5)}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;

const orders = (random: Random, rows: number): Table => ({
  name: 'orders',
  header: ['Order ID', 'Order Date', 'Customer', 'Town', 'Units', 'Unit Price', 'Paid', 'Remark', 'Time'],
  rows: Array.from({ length: rows }, (_, index) => [
    `A-${1000 + index}`,
    day(random),
    `${pick(random, last)}, ${pick(random, first)}`,
    pick(random, towns),
    String(1 + random.below(40)),
    (5 + random.next() * 900).toFixed(2),
    pick(random, ['yes', 'no']),
    pick(random, remarks),
    `${String(random.below(24)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}`,
  ]),
});

const measurements = (random: Random, rows: number): Table => ({
  name: 'measurements',
  header: ['station', 'measured at', 'temperature', 'humidity', 'comment'],
  rows: Array.from({ length: rows }, () => [
    pick(random, ['north', 'south', 'harbour']),
    `${day(random)} ${String(random.below(24)).padStart(2, '0')}:30:00`,
    (random.next() * 40 - 10).toFixed(1),
    String(random.below(101)),
    pick(random, ['', 'sensor "B" replaced', 'clear', 'wind, rain', 'none']),
  ]),
});

const places = (random: Random, rows: number): Table => ({
  name: 'places',
  header: ['Name', 'Town', 'Country', 'Homepage'],
  rows: Array.from({ length: rows }, (_, index) => [
    `${pick(random, first)} ${pick(random, last)} Museum ${index}`,
    pick(random, towns),
    pick(random, ['Germany', 'Brazil', 'Switzerland', 'France']),
    `https://example.org/${index}?a=1`,
  ]),
});

const surveyed = {
  source: 1,
  'no-payload': 15,
  'no-trailing-newline': 184,
  'double-trailing-newline': 5,
  'no-header': 470,
  'header-multirow': 94,
  preamble: 282,
  multitable: 188,
  'header-only': 3,
  'one-data-row': 4,
  'record-delimiter-cr': 7,
  'record-delimiter-lf': 1691,
  'delimiter-tab': 4,
  'delimiter-semicolon': 834,
  'delimiter-space': 4,
  'delimiter-comma-space': 101,
  'quote-apostrophe': 11,
  'escape-backslash': 1,
  'escape-none': 7,
  'row-less-separators': 304,
  'row-more-separators': 304,
  'row-extra-quote': 13,
  'row-other-delimiter': 7,
  // Not in the survey: one file in a thousand each.
  ...{ 'delimiter-bar': 4, 'delimiter-double': 4, 'mixed-line-ends': 4, footer: 4, 'quote-all': 4, 'blank-row': 4 },
  ...{
    encoding: 4,
    'duplicate-header': 4,
    'one-column': 4,
    'non-printing': 4,
    'trailing-delimiter': 4,
    'wide-cell': 4,
  },
} as const;

type Pollution = keyof typeof surveyed;

interface Draft {
  readonly pollution: Pollution;
  readonly variant: string;
  readonly text: string | Buffer;
  readonly header: string[] | null;
  readonly rows: string[][];
}

const fileLevel = (table: Table): Draft[] => {
  const { header, rows } = table;
  const all = [header, ...rows];
  const draft = (pollution: Pollution, text: string | Buffer, changed: Partial<Draft> = {}): Draft => ({
    pollution,
    variant: table.name,
    text,
    header,
    rows,
    ...changed,
  });
  const written = (writing: Partial<Writing>) => fileOf(all, { ...standard, ...writing });
  const other = rows.slice(0, 10).map((row) => row.slice(0, 3));
  const plain = fileOf(all, standard);
  return [
    draft('source', plain),
    draft('no-payload', '', { header: null, rows: [] }),
    draft('no-trailing-newline', plain.slice(0, -2)),
    draft('double-trailing-newline', `${plain}\r\n`),
    draft('no-header', fileOf(rows, standard), { header: null }),
    draft('header-multirow', fileOf([header, header, ...rows], standard), { variant: `${table.name}-2` }),
    draft('header-multirow', fileOf([header, header, header, ...rows], standard), { variant: `${table.name}-3` }),
    draft('preamble', `Report of the year\r\nCreated by hand\r\n\r\n${plain}`),
    draft(
      'preamble',
      `Report of the year${','.repeat(header.length - 1)}\r\n${','.repeat(header.length - 1)}\r\n${plain}`,
      {
        variant: `${table.name}-delimited`,
      },
    ),
    draft('multitable', `${plain}\r\n${fileOf(other, standard)}`, { rows: [...rows, ...other] }),
    draft('header-only', fileOf([header], standard), { rows: [] }),
    draft('one-data-row', fileOf([header, rows[0]!], standard), { rows: rows.slice(0, 1) }),
    draft('record-delimiter-cr', written({ end: '\r' })),
    draft('record-delimiter-lf', written({ end: '\n' })),
    draft('delimiter-tab', written({ delimiter: '\t' })),
    draft('delimiter-semicolon', written({ delimiter: ';' })),
    draft('delimiter-space', written({ delimiter: ' ' })),
    draft('delimiter-comma-space', written({ delimiter: ', ' })),
    draft('delimiter-bar', written({ delimiter: '|' })),
    draft('delimiter-double', written({ delimiter: '||' })),
    draft('quote-apostrophe', written({ quote: "'", escape: "'" })),
    draft('quote-all', written({ quoteAll: true })),
    draft('escape-backslash', written({ escape: '\\' })),
    draft('escape-none', written({ escape: '' })),
    draft('mixed-line-ends', all.map((row, index) => line(row, standard) + ['\n', '\r\n'][index % 2]).join('')),
    draft('footer', `${plain}\r\nSource: own survey\r\n`),
    draft('blank-row', fileOf([header, ...rows.slice(0, 5)], standard) + '\r\n' + fileOf(rows.slice(5), standard)),
    draft('trailing-delimiter', all.map((row) => `${line(row, standard)},\r\n`).join('')),
    draft('duplicate-header', fileOf([[...header.slice(0, -1), header[0]!], ...rows], standard), {
      header: [...header.slice(0, -1), header[0]!],
    }),
    draft(
      'one-column',
      fileOf(
        all.map((row) => row.slice(0, 1)),
        standard,
      ),
      {
        header: header.slice(0, 1),
        rows: rows.map((row) => row.slice(0, 1)),
      },
    ),
    ...(['utf8-bom', 'utf16le', 'utf16be', 'windows-1252', 'macroman'] as const).map((encoding) =>
      draft('encoding', encoded(plain, encoding), { variant: `${table.name}-${encoding}` }),
    ),
  ];
};

const encoded = (text: string, encoding: string): Buffer =>
  encoding === 'utf8-bom'
    ? iconv.encode(text, 'utf8', { addBOM: true })
    : iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf16') });

const replaced = (rows: readonly string[][], at: number, row: string[]): string[][] =>
  rows.map((each, index) => (index === at ? row : each));

/** Pollution of one line at random places; line 0 is the header. */
const rowLevel = (table: Table, random: Random, samples: number, quoteAll: boolean): Draft[] => {
  const writing = { ...standard, quoteAll };
  const drafts: Draft[] = [];
  const all = [table.header, ...table.rows];
  const lines = all.map((row) => row.map((text) => cell(text, writing)));
  const withLine = (at: number, text: string): string =>
    lines.map((cells, index) => (index === at ? text : cells.join(',')) + '\r\n').join('');
  for (let sample = 0; sample < samples; sample += 1) {
    const at = sample === 0 ? 0 : random.below(all.length);
    const column = random.below(table.header.length);
    const cells = lines[at]!;
    const row = all[at]!;
    const draft = (pollution: Pollution, line: string, changed: string[]): Draft => {
      const [header = [], ...rows] = replaced(all, at, changed);
      const variant = `${table.name}-${quoteAll ? 'quoted-' : ''}${at}-${column}`;
      return { pollution, variant, text: withLine(at, line), header, rows };
    };
    const spaced = row.map((text) => cell(text, { ...writing, delimiter: ' ' })).join(' ');
    drafts.push(
      draft('row-more-separators', [...cells.slice(0, column), '', ...cells.slice(column)].join(','), row),
      draft(
        'row-extra-quote',
        replacedCell(cells, column, `"${cells[column]}`).join(','),
        replacedCell(row, column, `"${row[column]}`),
      ),
      draft('row-other-delimiter', spaced, row),
    );
    if (column === 0) continue;
    const fused = cells.slice(0, column - 1).concat(cells[column - 1]! + cells[column]!, cells.slice(column + 1));
    const inner = quoteAll ? `${row[column - 1]}"${row[column]}` : row[column - 1]! + row[column]!;
    drafts.push(
      draft('row-less-separators', fused.join(','), [...row.slice(0, column - 1), inner, '', ...row.slice(column + 1)]),
    );
  }
  return drafts;
};

const replacedCell = (cells: readonly string[], at: number, text: string): string[] =>
  cells.map((each, index) => (index === at ? text : each));

/** A seeded collection of polluted files after the kinds of the Pollock benchmark, made from tables of our own. */
export const pollutedFiles = (seed: number, samplesPerKind = 12): PollutedFile[] => {
  const random = createRandom(seed);
  const tables = [orders(random, 84), measurements(random, 60), places(random, 40)];
  const drafts = tables.flatMap((table) => [
    ...fileLevel(table),
    ...rowLevel(table, random, samplesPerKind, false),
    ...rowLevel(table, random, samplesPerKind, true),
  ]);
  const ofKind = new Map<Pollution, number>();
  for (const { pollution } of drafts) ofKind.set(pollution, (ofKind.get(pollution) ?? 0) + 1);
  return drafts.map(({ pollution, variant, text, header, rows }) => ({
    name: `${pollution}_${variant}.csv`,
    bytes: typeof text === 'string' ? Buffer.from(text) : text,
    header,
    rows,
    weight: surveyed[pollution] / ofKind.get(pollution)!,
  }));
};

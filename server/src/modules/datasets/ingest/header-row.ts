/** What a cell looks like, as far as it matters for telling headers from data. */
type Look = 'blank' | 'text' | 'value';

export interface LookedAtCell {
  readonly look: Look;
  readonly text: string;
}

export interface TablePlace {
  /** Rows above the headers: titles, notes, blank rows. */
  readonly skip: number;
  /** 0 when the first row is data. */
  readonly headerRows: number;
}

const MAX_PREAMBLE = 25;
const MAX_HEADER_ROWS = 3;
const BODY_ROWS = 50;

type Row = readonly LookedAtCell[];

const filled = (row: Row): number => row.filter(({ look }) => look !== 'blank').length;

/** The upper line of a merged header has labels further right and gaps between them. */
const isMergedHeader = (row: Row): boolean => {
  const labelled = row.flatMap(({ look }, column) => (look === 'text' ? [column] : []));
  return labelled.length >= 2 && labelled.at(-1)! > labelled.length - 1 && filled(row) === labelled.length;
};

/** Titles and notes stand in one or two cells above a table that is wider. */
const preambleRows = (rows: readonly Row[]): number => {
  const widths = rows
    .slice(0, BODY_ROWS)
    .map(filled)
    .sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  if (usual < 2) return rows.findIndex((row) => filled(row) > 0);
  const narrow = usual > 3 ? 2 : 1;
  const wide = rows.findIndex((row) => filled(row) > narrow);
  if (wide < 1 || wide > MAX_PREAMBLE) return 0;
  return isMergedHeader(rows[wide - 1]!) ? wide - 1 : wide;
};

const isYear = ({ text }: LookedAtCell): boolean => /^(?:19|20)\d\d$/.test(text.trim());

/** Labels are text; a run of years may head columns too. */
const couldBeHeader = (row: Row): boolean => {
  const values = row.filter(({ look }) => look === 'value');
  const years = values.filter(isYear).map(({ text }) => Number(text));
  const rising = years.every((year, index) => index === 0 || year > years[index - 1]!);
  if (values.length === 0) return filled(row) > 0;
  return years.length === values.length && years.length > 1 && (rising || filled(row) > years.length);
};

const columnsOfValues = (body: readonly Row[], width: number): boolean[] =>
  Array.from({ length: width }, (_, column) => {
    const looks = body.map((row) => row[column]?.look ?? 'blank').filter((look) => look !== 'blank');
    return looks.length > 0 && looks.filter((look) => look === 'value').length * 2 > looks.length;
  });

const contrasts = (row: Row, ofValues: readonly boolean[]): boolean =>
  row.some(({ look }, column) => look === 'text' && ofValues[column]);

const isRepeatedBelow = (row: Row, body: readonly Row[]): boolean =>
  row.some(({ look, text }, column) => look === 'text' && body.some((below) => below[column]?.text === text));

const MAX_LABEL = 200;

const isOnlyTextTable = (row: Row, body: readonly Row[]): boolean =>
  !isRepeatedBelow(row, body) && row.every(({ text }) => text.length <= MAX_LABEL);

const sameRow = (a: Row, b: Row | undefined): boolean =>
  b !== undefined && a.length === b.length && a.every(({ text }, column) => text === b[column]!.text);

/** A header that was written several times over. */
const repeatedHeader = (table: readonly Row[]): number => {
  let rows = 1;
  while (rows < MAX_HEADER_ROWS && sameRow(table[0]!, table[rows])) rows += 1;
  return rows > 1 && filled(table[0]!) > 1 ? rows : 0;
};

/**
 * Where the table starts and how many rows head it: rows of labels above columns of values; a first line of a merged header
 * is recognised by its gaps. In a table of nothing but text, the first row is the header when its labels never come again.
 */
export const placeTable = (rows: readonly Row[]): TablePlace => {
  const skip = Math.max(0, preambleRows(rows));
  const table = rows.slice(skip);
  const [first] = table;
  if (!first || !couldBeHeader(first)) return { skip, headerRows: 0 };
  const repeated = repeatedHeader(table);
  if (repeated > 0) return { skip, headerRows: repeated };
  const width = Math.max(...table.map((row) => row.length));
  const bodyFrom = (from: number): Row[] => table.slice(from, from + BODY_ROWS);
  const ofValues = columnsOfValues(bodyFrom(Math.min(MAX_HEADER_ROWS, table.length - 1)), width);
  if (!ofValues.some(Boolean)) return { skip, headerRows: isOnlyTextTable(first, bodyFrom(1)) ? 1 : 0 };
  let headerRows = 0;
  while (headerRows < Math.min(MAX_HEADER_ROWS, table.length - 1)) {
    const row = table[headerRows]!;
    if (!couldBeHeader(row) || !contrasts(row, ofValues)) break;
    headerRows += 1;
  }
  if (headerRows === 0 && first.some(({ look }) => look === 'blank') && couldBeHeader(table[1] ?? [])) headerRows = 2;
  return { skip, headerRows: headerRows || Number(isOnlyTextTable(first, bodyFrom(1))) };
};

/** Several header rows as one: a label spreads to the right over the blanks of its row, as merged cells do. */
export const joinHeaders = (rows: readonly (readonly string[])[], width: number): string[] => {
  const spread = rows.map((row, level) => {
    const last = level === rows.length - 1;
    let label = '';
    return Array.from({ length: width }, (_, column) => {
      const text = (row[column] ?? '').trim();
      if (text || last) label = text;
      return label;
    });
  });
  return Array.from({ length: width }, (_, column) => {
    const labels = spread.map((row) => row[column]!).filter(Boolean);
    return labels.filter((label, index) => label !== labels[index - 1]).join(' ');
  });
};

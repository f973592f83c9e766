import fc from 'fast-check';
import iconv from 'iconv-lite';
import { zipSync, strToU8 } from 'fflate';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IngestBench } from '../../../../../tests/support/ingest-bench.js';
import { pollutedFiles } from '../../../../../tests/support/polluted-csv.js';
import { convertCsv } from '../ingest/index.js';
import { parseLine, type Dialect } from './csv/dialect.js';
import { detectEncoding } from './csv/encoding.js';
import { cleanLine } from './csv/write-clean.js';
import { columnIndex } from './xlsx/sheet-rows.js';

let bench: IngestBench;
beforeAll(async () => (bench = await IngestBench.open()));
afterAll(() => bench.close());

describe('a CSV file', () => {
  it('gets its types from all its cells, not from the first ones', async () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, index) => `${index},${index < 2_500 ? index : `${index}.5`},${index < 2_900 ? 'x' : ''}`,
    );
    const table = await bench.file('late.csv', `id,value,tag\n${rows.join('\n')}\n`);
    expect(table.columns.map(({ type }) => type)).toEqual(['integer', 'number', 'text']);
    expect(table.cells.value?.[2_999]).toBe(2_999.5);
    expect(table.cells['__raw:value']?.filter(Boolean)).toEqual([]);
  });

  it('keeps an empty text apart from a blank, unless every cell is quoted', async () => {
    const mixed = await bench.file('mixed.csv', 'a,b\n"",1\nx,2\n,3\n');
    expect(mixed.cells.a).toEqual(['', 'x', null]);
    const quoted = await bench.file('quoted.csv', '"a","b"\n"","1"\n"x","2"\n');
    expect(quoted.cells.a).toEqual([null, 'x']);
  });

  it('is read in any dialect, and the dialect is told', async () => {
    const table = await bench.file('dialect.csv', "Name;Betrag\n'Meyer; Sohn';1.234,50\n'O''Neil';-7,25\n");
    expect(table.cells).toMatchObject({ Name: ['Meyer; Sohn', "O'Neil"], Betrag: [1234.5, -7.25] });
    expect(table.detected).toMatchObject({ dialect: { delimiter: ';', quote: "'" }, headerRows: 1 });
    expect(table.warnings).toContain('Cells are separated by semicolon.');
  });

  it('is read as the user corrects it', async () => {
    const table = await bench.file('corrected.csv', 'a|b,c\n1|2,3\n', { delimiter: '|', headerRows: 0 });
    expect(table.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2']);
    expect(table.cells['Column 2']).toEqual(['b,c', '2,3']);
  });

  it('is mended where rows are broken, and that is said with the line', async () => {
    const rows = Array.from(
      { length: 20 },
      (_, index) => `2024-01-${String(index + 1).padStart(2, '0')},shop ${index},${index}.50,yes`,
    );
    rows[4] = '2024-01-05,,shop 4,4.50,yes';
    rows[9] = '2024-01-10,"shop 9,9.50,yes';
    rows[14] = '2024-01-15;shop 14;14.50;yes';
    const table = await bench.file('broken.csv', `day,shop,sum,paid\n${rows.join('\n')}\n\nTotal,,199.5\n`);
    expect(table.rows).toBe(21);
    expect(table.cells.sum?.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, index) => index + 0.5));
    expect(table.cells.shop?.[9]).toBe('"shop 9');
    expect(table.warnings).toEqual([
      '1 row with a delimiter too many or too few was put in place, first in line 6.',
      '1 row with a quote left open was mended, first in line 11.',
      '1 row with another delimiter was mended, first in line 16.',
      '1 row has fewer cells than the others, first in line 23.',
    ]);
  });

  it('loses no cell when rows are too long', async () => {
    const table = await bench.file('long.csv', `a,b\n${'1,2\n'.repeat(10)}3,4,"5,x",6\n`);
    expect(table.cells['Extra cells']?.at(-1)).toBe('"5,x",6');
  });

  it('is read in legacy encodings', () => {
    const text = 'Grüße aus München, façade naïve, señor Muñoz und Ångström; größer als früher\n'.repeat(5);
    for (const name of ['utf8', 'windows-1252', 'macroman']) {
      expect(iconv.decode(iconv.encode(text, name), detectEncoding(iconv.encode(text, name)).name), name).toBe(text);
    }
    const japanese = '商品名,価格,備考\n日本の商品です,1200,在庫あり\n東京都の店舗,3400,売り切れ\n'.repeat(8);
    expect(
      iconv.decode(iconv.encode(japanese, 'shift_jis'), detectEncoding(iconv.encode(japanese, 'shift_jis')).name),
    ).toBe(japanese);
    const polish = 'Zażółć gęślą jaźń, Kraków, Łódź, źdźbło, święto\n'.repeat(5);
    expect(
      iconv.decode(iconv.encode(polish, 'windows-1250'), detectEncoding(iconv.encode(polish, 'windows-1250')).name),
    ).toBe(polish);
  });

  it('of one column of anything comes back cell by cell', async () => {
    const dialect: Dialect = { delimiter: ',', quote: '"', escape: 'double' };
    fc.assert(
      fc.property(fc.array(fc.option(fc.string()), { minLength: 1, maxLength: 8 }), (fields) => {
        const line = cleanLine(fields).slice(0, -1);
        expect(parseLine(line, dialect)).toMatchObject({ fields, open: false });
      }),
    );
  });
});

describe('convertCsv', () => {
  it('makes clean tables of polluted files under the same names', async () => {
    const [source, target] = [path.join(bench.folder, 'in'), path.join(bench.folder, 'out')];
    await mkdir(source);
    const kinds = /^(?:delimiter-|quote-|preamble|encoding|escape-|header-multirow|no-payload|mixed)/;
    const files = pollutedFiles(5, 1).filter(({ name }) => kinds.test(name));
    for (const { name, bytes } of files) await writeFile(path.join(source, name), bytes);
    const converted = await convertCsv(source, target);
    expect(converted.filter(({ problem }) => problem)).toEqual([]);
    expect(await readdir(target)).toEqual(files.map(({ name }) => name).sort());
    const clean = (rows: string[][]) => rows.map((row) => cleanLine(row.map((cell) => cell || null))).join('');
    for (const { name, header, rows } of files) {
      const expected = header ? clean([header, ...rows]) : '';
      expect(await readFile(path.join(target, name), 'utf8'), name).toBe(expected);
    }
  });

  it('says which folder cannot be opened', async () => {
    await expect(convertCsv(path.join(bench.folder, 'none'), bench.folder)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('a JSON file', () => {
  it('is flattened to columns with dotted names, every digit kept', async () => {
    const table = await bench.file(
      'nested.json',
      '[{"id":1,"price":1.50,"at":{"city":"Köln","zip":"01067"},"tags":["a","b"]},{"id":12345678901234567890,"at":{"city":null,"zip":"50667"},"ok":true}]',
    );
    expect(table.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      ...['id integer', 'price number', 'at.city text', 'at.zip text', 'tags text', 'ok boolean'],
    ]);
    expect(table.cells).toMatchObject({ 'at.zip': ['01067', '50667'], tags: ['["a","b"]', null], ok: [null, true] });
    expect(table.cells.id).toEqual([1, '12345678901234567890']);
  });

  it('may be lines, wrapped records or lists', async () => {
    const lines = await bench.file('lines.ndjson', '{"a":1,"b":"x"}\n{"a":2,"c":"2024-01-05"}\n');
    expect(lines.cells).toEqual({
      a: [1, 2],
      '__raw:a': [null, null],
      b: ['x', null],
      c: [null, '2024-01-05'],
      '__raw:c': [null, null],
    });
    const wrapped = await bench.file('wrapped.json', '{"count":2,"data":[{"a":1},{"a":2}]}');
    expect(wrapped.cells.a).toEqual([1, 2]);
    const lists = await bench.file('lists.json', '[[1,"x"],[2,"y"]]');
    expect(lists.cells).toMatchObject({ 'Column 1': [1, 2], 'Column 2': ['x', 'y'] });
  });
});

const workbook = async (name: string, rows: SheetData): Promise<string> => {
  const file = path.join(bench.folder, name);
  await writeXlsxFile(rows).toFile(file);
  return file;
};

describe('an Excel workbook', () => {
  it('gives dates, booleans, texts and numbers as they are meant', async () => {
    const header = ['Day', 'Name', 'Paid', 'Sum'].map((value) => ({ value, fontWeight: 'bold' as const }));
    const file = await workbook('orders.xlsx', [
      header,
      [
        { value: new Date(Date.UTC(2024, 1, 29)), type: Date, format: 'dd/mm/yyyy' },
        { value: 'Ä & <b>' },
        { value: true, type: Boolean },
        { value: 1.25, type: Number, format: '#,##0.00 "€"' },
      ],
      [
        { value: new Date(Date.UTC(2024, 2, 1)), type: Date, format: 'dd/mm/yyyy' },
        { value: '007' },
        { value: false, type: Boolean },
        { value: 2, type: Number, format: '#,##0.00 "€"' },
      ],
    ]);
    const table = await bench.existing(file);
    expect(table.columns.map(({ type }) => type)).toEqual(['date', 'text', 'boolean', 'number']);
    expect(table.cells).toMatchObject({
      Day: ['2024-02-29', '2024-03-01'],
      Name: ['Ä & <b>', '007'],
      Paid: [true, false],
      Sum: [1.25, 2],
    });
    expect(table.column('Sum').unit).toEqual({ kind: 'currency', symbol: '€' });
  });

  const minimal = (sheet: string, more: Record<string, string> = {}): Buffer =>
    Buffer.from(
      zipSync(
        Object.fromEntries(
          Object.entries({
            '_rels/.rels':
              '<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            'xl/workbook.xml':
              '<workbook><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>',
            'xl/_rels/workbook.xml.rels':
              '<Relationships><Relationship Id="a" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            'xl/worksheets/sheet1.xml': sheet,
            ...more,
          }).map(([name, text]) => [name, strToU8(text)]),
        ),
      ),
    );

  it('may have gaps, inline strings, error cells and prefixes', async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>
      <x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>a &amp; b</x:t></x:is></x:c><x:c r="D2" t="str"><x:v>n</x:v></x:c></x:row>
      <x:row r="3"><x:c r="B3"><x:v>1</x:v></x:c><x:c r="D3" t="e"><x:v>#DIV/0!</x:v></x:c></x:row>
      <x:row r="5"><x:c r="B5"><x:v>2.5</x:v></x:c><x:c r="D5"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const table = await bench.file('gaps.xlsx', minimal(sheet));
    expect(table.cells).toMatchObject({ 'a & b': [1, null, 2.5], n: [null, null, 3] });
    expect(table.column('n').issues.map(({ kind }) => kind)).toEqual(['error-cells']);
  });

  it('names columns by letters', () =>
    expect(['A1', 'Z9', 'AA1', 'XFD1'].map(columnIndex)).toEqual([0, 25, 26, 16383]));

  it('that would burst is refused', async () => {
    const bomb = minimal(`<worksheet><sheetData>${' '.repeat(60_000_000)}</sheetData></worksheet>`);
    await expect(bench.file('bomb.xlsx', bomb)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that is damaged ends in one sentence', async () => {
    const whole = minimal('<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>');
    for (const broken of [
      whole.subarray(0, 200),
      Buffer.concat([whole.subarray(0, 60), Buffer.alloc(40, 7), whole.subarray(100)]),
      Buffer.from('PK\u0003\u0004nonsense'),
    ]) {
      await expect(bench.file('broken.xlsx', broken)).rejects.toMatchObject({
        code: expect.stringMatching(/unreadable-file|too-little-data/),
      });
    }
    await expect(bench.file('fake.xlsx', 'a,b\n1,2\n')).rejects.toMatchObject({ code: 'unreadable-file' });
  });
});

describe('a Parquet file', () => {
  it('keeps its types; what has none of ours becomes text', async () => {
    const file = path.join(bench.folder, 'types.parquet');
    await bench.session.run(
      `COPY (SELECT 1::UTINYINT AS a, 9007199254740993::BIGINT AS b, 1.10::DECIMAL(38,10) AS c, TIMESTAMPTZ '2024-01-02 10:00:00+02' AS d, [1,2] AS e, {'x': 1} AS f, 'x' AS g, 'y' AS "G", '\\xAA'::BLOB AS h) TO '${file}' (FORMAT parquet)`,
    );
    const table = await bench.existing(file);
    expect(table.cells).toMatchObject({
      a: [1],
      b: ['9007199254740993'],
      c: [1.1],
      d: ['2024-01-02T08:00:00'],
      e: ['[1,2]'],
      f: ['{"x":1}'],
      h: ['AA'],
    });
    expect(table.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'G_1', 'h']);
  });
});

describe('a file that is no table', () => {
  const cases: [string, string | Buffer, string][] = [
    ['empty.csv', '', 'unreadable-file'],
    ['blank.csv', '\n\n\n', 'unreadable-file'],
    ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unsupported-file'],
    ['scan.pdf', '%PDF-1.7', 'unsupported-file'],
    [
      'picture.csv',
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 1, 2, 3, 4]),
      'unsupported-file',
    ],
    ['half.json', '[{"a":1},{"a":', 'unreadable-file'],
    ['none.json', '3', 'unreadable-file'],
    ['broken.parquet', 'PAR1 and nothing else', 'unreadable-file'],
    ['not.parquet', 'a,b\n1,2\n', 'unreadable-file'],
  ];
  it.each(cases)('%s ends in one sentence', async (name, content, code) => {
    await expect(bench.file(name, content)).rejects.toMatchObject({
      code,
      detail: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  it('is refused above the size limit', async () => {
    await expect(bench.file('big.csv', 'a\n1\n'.repeat(100), { maxBytes: 100 })).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('never brings anything but an AppError, whatever its bytes', async () => {
    const name = fc.constantFrom('x.csv', 'x.json', 'x.xlsx', 'x.parquet', 'x.ndjson');
    const start = fc.constantFrom('', 'PK\u0003\u0004', 'PAR1', '[{"a":', '"a",b\n', '\ufeff');
    await fc.assert(
      fc.asyncProperty(name, start, fc.uint8Array({ maxLength: 300 }), async (fileName, head, bytes) => {
        const outcome = await bench
          .file(fileName, Buffer.concat([Buffer.from(head), bytes]))
          .catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome.name, outcome.stack).toBe('AppError');
      }),
      { numRuns: 120 },
    );
  });
});

it('a file that stops being UTF-8 far down is read in the encoding it has', async () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => `${index},plain text ${index}`);
  rows[29_000] = '29000,Müller größer für Ärzte';
  const table = await bench.file('late-latin.csv', iconv.encode(`id,name\n${rows.join('\n')}\n`, 'windows-1252'));
  expect(table.cells.name?.[29_000]).toBe('Müller größer für Ärzte');
});

it('percents among plain numbers are counted', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => (index % 10 === 3 ? '5%' : `0.${index}1`));
  const table = await bench.file(
    'percents.csv',
    `id,share\n${rows.map((share, index) => `${index},${share}`).join('\n')}\n`,
  );
  expect(table.column('share').issues).toMatchObject([
    { kind: 'mixed-types', cells: 3, examples: [{ row: 4 }, { row: 14 }, { row: 24 }] },
  ]);
});

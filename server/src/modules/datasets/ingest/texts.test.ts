import fc from 'fast-check';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import { chooseReading, decimalMarkOf } from './choose-reading.js';
import { nameColumns } from './column-names.js';
import { formatsOf } from './date-text.js';
import { numberFormatOf } from './number-format.js';
import { plainSql, typedSql, type Reading } from './reading.js';
import { isoOfSerial, timeOfSerial } from './serial-date.js';

let session: DuckDbSession;
beforeAll(async () => {
  session = await DuckDbSession.open({ memoryBytes: 2 ** 28, threads: 1, tempFolder: tmpdir(), tempBytes: 2 ** 28 });
});
afterAll(() => session.close());

const tally = (texts: string[]) => texts.map((text) => ({ text, cells: 1 }));

/** What SQL makes of the texts by the reading that was chosen for them. */
const read = async (texts: string[], reading: Reading = chooseReading(tally(texts))): Promise<unknown[]> => {
  await session.run('DROP TABLE IF EXISTS texts');
  await session.createTable('texts', [{ name: 'c', type: 'VARCHAR', values: texts }]);
  const plain = plainSql('c', reading) ?? 'NULL';
  const { columns } = await session.query(
    `SELECT ${typedSql({ text: 'c', plain: 'p' }, reading)} FROM (SELECT c, ${plain} AS p FROM texts)`,
  );
  return columns[0]!;
};

describe('serial numbers', () => {
  it('are days since 1900 with the 29 February that never was', () => {
    expect([1, 59, 60, 61, 25569, 45292].map((serial) => isoOfSerial(serial, false))).toEqual([
      ...['1900-01-01', '1900-02-28', null, '1900-03-01', '1970-01-01', '2024-01-01'],
    ]);
  });

  it('are no dates below zero or beyond 9999', () => {
    expect([-1, 2_958_466, 1e12, Number.NaN].map((serial) => isoOfSerial(serial, false))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(isoOfSerial(2_958_465, false)).toBe('9999-12-31');
  });

  it('carry the time as their fraction', () => {
    expect(isoOfSerial(45292 + 0.1 / 86.4, false)).toBe('2024-01-01 00:01:40');
    expect(timeOfSerial(0.999988426)).toBe('23:59:59');
    expect(timeOfSerial(1.5)).toBeNull();
  });

  it('agree with the calendar on every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        expect(Date.parse(isoOfSerial(serial, false)!)).toBe((serial - 25_569) * 86_400_000);
      }),
    );
  });
});

describe('number formats', () => {
  it('tell dates, times, percents and currencies apart', () => {
    const kinds = [
      'General',
      '0.00',
      'm/d/yyyy',
      '[$-409]d\\-mmm\\-yy;@',
      'h:mm AM/PM',
      '[h]:mm',
      'mm:ss.0',
      '0.0%',
      '"Sum: "0',
      '[Red]#,##0',
    ];
    expect(kinds.map((format) => numberFormatOf(format).kind)).toEqual([
      ...['number', 'number', 'date', 'date', 'time', 'duration', 'time', 'percent', 'number', 'number'],
    ]);
    expect(numberFormatOf('_-* #,##0.00 [$€-407]_-').symbol).toBe('€');
    expect(numberFormatOf('"$"#,##0').symbol).toBe('$');
    expect(numberFormatOf('0.00E+00').kind).toBe('number');
  });
});

describe('the reading of a column', () => {
  it('keeps digits with leading zeros as text', () =>
    expect(chooseReading(tally(['007', '123', '045'])).type).toBe('text'));
  it('is text when a quarter of the values is something else', () =>
    expect(chooseReading(tally(['1', '2', '3', 'A/5', 'B', 'C 7', '8', '9', '10', '11', '12', '13'])).type).toBe(
      'text',
    ));
  it('has no opinion on blanks and words for missing', () =>
    expect(chooseReading(tally(['n/a', '-', 'NULL', '12', '', '#N/A'])).type).toBe('integer'));
  it('finds the decimal mark of the table from the columns that show it', () => {
    expect(decimalMarkOf([tally(['1,5', '2,75']), tally(['1.234', '5.678'])])).toBe('comma');
    expect(chooseReading(tally(['1.234', '5.678']), 'comma')).toMatchObject({ type: 'integer', mark: 'comma' });
    expect(chooseReading(tally(['1.234', '5.678']), 'point')).toMatchObject({ type: 'number', mark: 'point' });
  });
  it('knows the usual ways of writing dates', async () => {
    const written = [
      '2024-02-29',
      '29.02.2024',
      '29/02/2024',
      '2/29/2024',
      '29 Feb 2024',
      'February 29, 2024',
      '29-Feb-24',
      'Thu, 29 Feb 2024',
      '2024/2/29',
    ];
    for (const text of written) expect(await read([text]), text).toEqual(['2024-02-29']);
    for (const text of ['30.02.2024', '2024-13-01', '32/01/2024', '00/00/2024'])
      expect(formatsOf(text), text).toEqual([]);
  });
  it('reads moments with their zone as UTC', async () => {
    expect(await read(['2024-01-02T10:00:00+02:00', '2024-01-02T10:00:00Z', '2024-01-02 10:00:00.250'])).toEqual([
      ...['2024-01-02T08:00:00', '2024-01-02T10:00:00', '2024-01-02T10:00:00.25'],
    ]);
  });
  it('does not take two-digit years for antiquity', async () =>
    expect(await read(['3/4/24', '12/31/99'])).toEqual(['2024-03-04', '1999-12-31']));
});

describe('numbers as people write them', () => {
  const groups = (digits: string, separator: string) => digits.replace(/\B(?=(\d{3})+$)/g, separator);

  it('come back as what they were, whatever the grouping and unit', async () => {
    const written = fc.record({
      value: fc.integer({ min: 0, max: 999_999_999 }),
      cents: fc.integer({ min: 0, max: 99 }),
      separator: fc.constantFrom(',', ' ', "'", '\u00a0', ''),
      before: fc.constantFrom('', '$', '€ ', 'USD '),
      negative: fc.constantFrom('', '-', '('),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 12, maxLength: 30 }), async (numbers) => {
        const texts = numbers.map(({ value, cents, separator, before, negative }) => {
          const digits = `${before}${groups(String(value), separator)}.${String(cents).padStart(2, '0')}`;
          return negative === '(' ? `(${digits})` : negative + digits;
        });
        const expected = numbers.map(({ value, cents, negative }) => {
          const size = Number(`${value}.${String(cents).padStart(2, '0')}`);
          return negative && size !== 0 ? -size : size;
        });
        const found = (await read(texts)).map((value) => (value === 0 ? 0 : value));
        expect(found.map((value) => value || 0)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('are read by SQL exactly where JavaScript says they are numbers', async () => {
    const piece = fc.constantFrom('1', '23', '456', ',', '.', ' ', '-', '(', ')', '$', '%', 'e5', 'x', '0', '_');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
          { minLength: 20, maxLength: 40 },
        ),
        async (texts) => {
          const reading: Reading = { type: 'number', mark: 'point', storage: 'DOUBLE', dressed: true };
          const found = await read(texts, reading);
          texts.forEach((text, index) => {
            const says = chooseReading([{ text, cells: 1 }], 'point');
            const isNumber = says.type === 'number' || says.type === 'integer';
            if (isNumber && says.mark === 'point') expect(found[index], text).not.toBeNull();
            if (found[index] !== null) expect(isNumber, text).toBe(true);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('column names', () => {
  it('are unique without regard to case, whatever the headers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom('a', 'A', 'a (2)', ' a ', '', 'b')), { maxLength: 12 }),
        (headers) => {
          const names = nameColumns(headers).map(({ name }) => name.toLowerCase());
          expect(new Set(names).size).toBe(headers.length);
          expect(names).not.toContain('');
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profileDefinition, type ProfileResult } from '#shared/analyses/profile.js';
import type { Presentation } from '#shared/answers/answer.js';
import { presentationSchema } from '#shared/answers/answer.js';
import { IngestBench } from '../../../../tests/support/ingest-bench.js';
import { createRandom } from '../../statistics/random.js';
import { profileAnalysis } from './index.js';
import { niceStep } from './histogram.js';
import { editDistance, findSpellings } from './similar-spellings.js';

let bench: IngestBench;
beforeAll(async () => (bench = await IngestBench.open()));
afterAll(() => bench.close());

const profile = async (csv: string, topValues = 10): Promise<ProfileResult & { presentation: Presentation }> => {
  const dataset = await bench.dataset(await bench.file('data.csv', csv), 'data');
  const context = { dataset, sql: bench.session, progress: () => undefined, now: new Date(0) };
  const { result, presentation } = await profileAnalysis.compute(context, { topValues });
  return { ...profileDefinition.result.parse(result), presentation: presentationSchema.parse(presentation) };
};

const column = (result: ProfileResult, name: string) => result.columns.find((each) => each.name === name)!;

/** Orders with every usual fault: misspelt regions, padded products, repeated keys and rows, a price 100 times too high. */
const orders = (): string => {
  const random = createRandom(3);
  const regions = ['North', 'South', 'East', 'West'];
  const rows = Array.from({ length: 400 }, (_, index) => {
    const region = index === 10 ? 'Nroth ' : index === 20 ? 'north' : index === 30 ? 'WEST' : regions[random.below(4)]!;
    const product = index % 40 === 7 ? 'Desk  lamp' : ['Desk lamp', 'Chair', 'Shelf'][random.below(3)]!;
    const price = (39 + random.below(860)).toFixed(2);
    const units = index % 80 === 3 ? '' : String(1 + random.below(40));
    return `${index === 50 ? 1049 : 1000 + index},2024-${String(1 + (index % 12)).padStart(2, '0')}-15,${region},${product},${units},${index === 99 ? '89900.00' : price}`;
  });
  return `Order ID,Order Date,Region,Product,Units,Unit Price\n${[...rows, rows[0], rows[1]].join('\n')}\n`;
};

describe('the profile of a messy table', () => {
  it('says in plain words what to fix, most cells first', async () => {
    const result = await profile(orders());
    expect(result.duplicateRows).toBe(2);
    const issues = result.columns.flatMap(({ name, issues: found }) =>
      found.map(({ kind, cells }) => `${name}: ${kind} ${cells}`),
    );
    expect(issues).toEqual([
      'Order ID: repeated-keys 3',
      'Region: similar-spellings 3',
      'Region: padded-text 1',
      'Product: padded-text 10',
      'Unit Price: outliers 1',
    ]);
    expect(column(result, 'Region').issues[0]?.sentence).toBe('Region is written in 7 ways instead of 4.');
    expect(column(result, 'Unit Price').issues[0]).toMatchObject({
      sentence: '1 value is about 100 times too high.',
      examples: [{ row: 100, text: '89900' }],
    });
    expect(result.presentation.headline).toBe('Good data. Fix 6 things before you rely on totals.');
    expect(result.sentences).toEqual([
      '99.7% of cells are filled. Units has the most blanks: 5 of 402.',
      '2 rows repeat an earlier row in every column.',
      'Product: 10 cells have blanks too many.',
    ]);
    // 100 - 30 * 5/2412 blank cells - 6 fixes * 2 - 20 * 20 cells / 402 rows
    expect(result.score).toBe(87);
  });

  it('tells what each column means', async () => {
    const result = await profile(
      `id,when,kind,paid,mail,lat,note,zip,same\n${Array.from({ length: 30 }, (_, index) => `${index},2024-01-${String(1 + (index % 28)).padStart(2, '0')},${'abc'[index % 3]},${index % 2 ? 'yes' : 'no'},u${index % 9}@x.org,${index}.5,"a longer remark, number ${index}",${10000 + index},x`).join('\n')}`,
    );
    expect(result.columns.map(({ name, semanticType }) => `${name} ${semanticType}`)).toEqual([
      ...[
        'id key',
        'when date',
        'kind category',
        'paid flag',
        'mail email',
        'lat latitude',
        'note free-text',
        'zip postal-code',
        'same constant',
      ],
    ]);
  });

  it('fills the twelve columns of DV.PROFILE', async () => {
    const { presentation } = await profile('a,b\n1,x\n3,\n');
    expect(presentation.tables[0]?.columns.map(({ name }) => name)).toEqual([
      ...[
        'Column',
        'Type',
        'Rows',
        'Missing',
        'Missing %',
        'Distinct',
        'Min',
        'Max',
        'Mean',
        'Median',
        'Std dev',
        'Issues',
      ],
    ]);
    expect(presentation.tables[0]?.rows).toEqual([
      ['a', 'integer', 2, 0, 0, 2, 1, 3, 2, 2, Math.SQRT2, ''],
      ['b', 'text', 2, 1, 0.5, 1, 'x', 'x', null, null, null, ''],
    ]);
  });

  it('finds nothing to fix in good data', async () => {
    const { presentation, score } = await profile('a,b\n1,x\n2,y\n3,x\n');
    expect(score).toBe(100);
    expect(presentation.headline).toBe('Good data. Nothing needs fixing.');
    expect(presentation.sentences).toEqual([
      'All cells of 3 rows are filled.',
      'No row appears twice.',
      '2 columns checked, none needs fixing.',
    ]);
  });

  it('works on a table without rows', async () => {
    const result = await profile('a,b\n');
    expect(result).toMatchObject({ rows: 0, duplicateRows: 0, score: 100 });
    expect(result.columns[0]).toMatchObject({ nulls: 0, distinct: 0, min: null, max: null, top: [], histogram: [] });
  });
});

describe('the figures of a profile', () => {
  const type7 = (values: readonly number[], p: number): number => {
    const sorted = [...values].sort((a, b) => a - b);
    const place = (sorted.length - 1) * p;
    const low = sorted[Math.floor(place)]!;
    return low + ((sorted[Math.floor(place) + 1] ?? low) - low) * (place % 1);
  };

  const check = async (values: (number | null)[]): Promise<void> => {
    const result = await profile(`v,w\n${values.map((value) => `${value ?? ''},1`).join('\n')}\n`, 3);
    const found = column(result, 'v');
    const numbers = values.filter((value) => value !== null);
    const counts = new Map<number, number>();
    for (const value of numbers) counts.set(value, (counts.get(value) ?? 0) + 1);
    expect(found.nulls).toBe(values.length - numbers.length);
    expect(found.distinct).toBe(counts.size);
    expect(result.duplicateRows).toBe(values.length - counts.size - Number(numbers.length < values.length));
    expect(found.top).toEqual(
      [...counts]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, 3)
        .map(([value, count]) => ({ value, count })),
    );
    const quantiles = Object.entries(found.quantiles).map(
      ([name, value]) => [Number(name.slice(1)) / 100, value] as const,
    );
    expect(quantiles).toHaveLength(5);
    for (const [p, value] of quantiles) expect(value).toBeCloseTo(type7(numbers, p), 8);
    expect(found.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(numbers.length);
    for (const { from, to, count } of found.histogram) {
      const inside = numbers.filter(
        (value) => value >= Number(from) && (value < Number(to) || to === found.histogram.at(-1)?.to),
      );
      expect(inside.length).toBe(count);
    }
  };

  it('are exact for small tables of any numbers', async () => {
    const cell = fc.option(
      fc.integer({ min: -50, max: 50 }).map((value) => value / 4),
      { freq: 5 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 12, maxLength: 60 }), async (values) => {
        fc.pre(new Set(values.filter((value) => value !== null)).size > 1);
        await check(values);
      }),
      { numRuns: 25 },
    );
  });

  it('are exact where values are too many to list, and where they are uneven', async () => {
    const random = createRandom(11);
    await check(Array.from({ length: 4_000 }, () => Math.round(random.normal() * 1e6) / 100));
    await check(
      Array.from({ length: 3_000 }, (_, index) => Math.round(Math.exp(random.normal() * 4) * 1e3 + index) / 1e3),
    );
    await check(Array.from({ length: 2_000 }, (_, index) => (index < 1_990 ? index / 1_000 : 1e9 + index)));
  });

  it('count dates by calendar units', async () => {
    const days = Array.from({ length: 90 }, (_, index) =>
      new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10),
    );
    const { histogram } = column(await profile(`day,n\n${days.map((day) => `${day},1`).join('\n')}\n`), 'day');
    expect(histogram[0]).toEqual({ from: '2024-01-01', to: '2024-01-08', count: 7 });
    expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(90);
  });

  it('count a cell that did not fit as filled, and a word for missing as missing', async () => {
    const result = await profile(
      `v,w\n${Array.from({ length: 20 }, (_, index) => `${index},1`).join('\n')}\nn/a,1\nabout 5,1\n,1\n`,
    );
    expect(column(result, 'v')).toMatchObject({ type: 'integer', nulls: 2, distinct: 20 });
  });
});

describe('spellings', () => {
  const values = (counts: Record<string, number>) => Object.entries(counts).map(([value, count]) => ({ value, count }));

  it('are one value when only case, accents, blanks or punctuation differ, or one slip of the pen', () => {
    const found = findSpellings(
      values({ 'São Paulo': 90, 'sao paulo': 5, 'SAO-PAULO': 3, Rio: 50, 'Rio ': 2, Birmingham: 80, Birmigham: 1 }),
    );
    expect(found).toMatchObject({ groups: 3, ways: 6 });
    expect(found.varied.map(({ usual, variants }) => [usual, variants.length])).toEqual([
      ['São Paulo', 2],
      ['Birmingham', 1],
    ]);
  });

  it('are one value when a short word has two letters swapped, or is abbreviated with a full stop', () => {
    const found = findSpellings(values({ North: 900, West: 800, East: 700, 'N.': 8, Wset: 9, nrth: 7 }));
    expect(found).toMatchObject({ groups: 3, ways: 6 });
    expect(findSpellings(values({ Oslo: 900, Ontario: 800, 'O.': 8 })).groups).toBe(3);
  });

  it('are different values when a digit, a code or a short word differs', () => {
    const different = {
      'Product 1': 90,
      'Product 2': 1,
      Iran: 100,
      Iraq: 1,
      'C-135B': 90,
      'C-135E': 1,
      'C++': 40,
      C: 30,
      'C#': 20,
      Austria: 50,
      Australia: 1,
      NGPY: 400,
      NGYP: 1,
    };
    expect(findSpellings(values(different)).varied).toEqual([]);
  });

  it('are compared by edits, a swap counting once', () => {
    expect([
      editDistance('north', 'nroth', 3),
      editDistance('abc', 'abc', 3),
      editDistance('kitten', 'sitting', 3),
    ]).toEqual([1, 0, 3]);
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
        expect(editDistance(a, b, 1)).toBe(Math.min(2, editDistance(a, b, 9)));
      }),
    );
  });
});

it('steps of a histogram are 1, 2 or 5 times a power of ten', () => {
  expect([niceStep(100, 16), niceStep(0.9, 16), niceStep(16, 16), niceStep(1e6, 16)]).toEqual([10, 0.1, 1, 100_000]);
});

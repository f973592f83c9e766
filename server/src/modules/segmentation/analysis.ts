import type { z } from 'zod';
import { segmentDefinition, type Segment, type SegmentResult } from '#shared/analyses/segment.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, counted, headlineNumber, percent } from '#shared/wording/numbers.js';
import type { Analysis, AnalysisContext } from '#server/engine/analysis.js';
import { columnNamed, isGrouping, isNumeric, readCategories, readNumbers } from '#server/statistics/table-columns.js';
import { describeSegments, type Described } from './describe.js';
import { encodeTable } from './encode-table.js';
import { segmentFindings } from './findings.js';
import { segmentColumns } from './segment.js';

type Params = z.output<typeof segmentDefinition.params>;

const MOST_GROUP_VALUES = 12;

const readTable = async ({ dataset, sql }: AnalysisContext, { columns }: Params): Promise<Described> => {
  const wanted: readonly Column[] = columns?.map((name) => columnNamed(dataset.columns, name)) ?? dataset.columns;
  const numeric = wanted.filter(isNumeric);
  const others = wanted.filter((column) => !isNumeric(column) && (columns !== null || column.type !== 'date'));
  const values = numeric.length > 0 ? await readNumbers(sql, numeric) : [];
  const read = await readCategories(sql, others);
  const table = {
    numbers: numeric.map(({ name }, i) => ({ name, values: values[i]! })),
    categories: others
      .map(({ name }, i) => ({ name, ...read[i]! }))
      .filter((one) => columns !== null || isGrouping(one, MOST_GROUP_VALUES)),
  };
  if (table.numbers.length + table.categories.length > 0) return table;
  throw new AppError('invalid-input', 'Segments need at least one column of numbers or of repeated categories.');
};

const methodNames = {
  density: 'Density hills that persist over scales (ToMATo, prominence as a density ratio)',
  'gaussian-mixture': 'Gaussian mixture, number of components by integrated completed likelihood',
  'k-means': 'k-means++, number of groups by silhouette',
} as const;

const certaintyOf = (stability: number): string => {
  if (stability >= 0.85) return 'Very stable';
  if (stability >= 0.6) return 'Fairly stable';
  return 'The groups shade into one another';
};

const traitText = ({ column, segment, others, value }: Segment['traits'][number]): string =>
  value === null
    ? `${column} ${headlineNumber(segment)} against ${headlineNumber(others)}`
    : `${column} is ${value} in ${percent(segment, 0)} against ${percent(others, 0)}`;

const plain = { kind: 'plain' } as const;

const tableOf = (segments: readonly Segment[]): Presentation['tables'][number] => ({
  name: 'Segments',
  columns: [
    { name: 'Segment', type: 'text', unit: plain, decimals: null },
    { name: 'Rows', type: 'integer', unit: plain, decimals: 0 },
    { name: 'Share', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
    { name: 'What sets it apart', type: 'text', unit: plain, decimals: null },
  ],
  rows: segments.map(({ name, rows, share, traits }) => [
    name,
    rows,
    share,
    traits.slice(0, 3).map(traitText).join('; '),
  ]),
  totalRows: segments.length,
});

const aloneText = (rows: number, grouped: boolean): string => {
  const one = rows === 1;
  return grouped
    ? `${counted(rows, 'row')} ${one ? 'belongs' : 'belong'} to no segment.`
    : `${counted(rows, 'row')} ${one ? 'lies' : 'lie'} far from all others.`;
};

const present = (result: SegmentResult, rows: number, params: Params): Presentation => {
  const largest = result.segments.length > 1 ? result.segments[0] : undefined;
  const noise = result.labels.filter((label) => label < 0).length;
  return {
    headline: largest
      ? `${counted(result.k, 'segment')} in ${counted(rows, 'row')}. The largest, ${largest.name}, holds ${percent(largest.share, 0)}.`
      : `The ${counted(rows, 'row')} do not fall into groups.`,
    sentences: [
      ...(largest ? [`${certaintyOf(result.stability)}: settings agree to ${percent(result.stability, 0)}.`] : []),
      ...(noise > 0 ? [aloneText(noise, largest !== undefined)] : []),
    ],
    tables: largest ? [tableOf(result.segments)] : [],
    findings: segmentFindings(result, params),
    charts: largest
      ? [
          {
            kind: 'bar',
            title: `${largest.name} is the largest segment`,
            caption: 'Rows per segment',
            reading: result.segments.map((segment) => `${segment.name}: ${count(segment.rows)}`).join(', '),
            table: 0,
            category: 0,
            series: [{ name: 'Rows', column: 1, role: 'value' }],
          },
        ]
      : [],
    followUps: largest?.traits[0] ? [`What drives ${largest.traits[0].column}?`] : [],
  };
};

/** Groups of similar rows, from numbers alone or numbers and categories. */
export const segmentAnalysis: Analysis<typeof segmentDefinition.params, typeof segmentDefinition.result> = {
  definition: segmentDefinition,
  async compute(context, params) {
    context.progress('Reading columns', 0, 3);
    const table = await readTable(context, params);
    context.progress('Finding segments', 1, 3);
    const numbers = table.numbers.map(({ values }) => values);
    const mixed = table.categories.length > 0;
    const choice = segmentColumns(mixed ? encodeTable(numbers, table.categories) : numbers, {
      k: params.segments,
      mixed,
    });
    context.progress('Describing segments', 2, 3);
    const segments = describeSegments(choice.labels, choice.k, table);
    const { k, method, stability } = choice;
    const result: SegmentResult = { k, method, stability, labels: [...choice.labels], segments };
    return {
      result,
      presentation: present(result, choice.labels.length, params),
      method: methodNames[method],
      rowsUsed: choice.labels.length,
      assumptions: [
        mixed
          ? 'Numbers are scaled; a different category weighs as much as one standard deviation.'
          : 'Columns of different spread are scaled by their interquartile range.',
        'Blank numbers are taken as the median of their column.',
      ],
    };
  },
};

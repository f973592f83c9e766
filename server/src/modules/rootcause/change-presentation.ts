import type { ChangePart, ChangeResult } from '#shared/analyses/change.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { AnswerTable } from '#shared/answers/table.js';
import { fullNumber, headlineNumber, percent } from '#shared/wording/numbers.js';
import { exceedsWhole } from '#server/findings/exceeds-whole.js';
import { amountText } from '#server/findings/facts.js';
import { changeFindings } from './change-findings.js';
import type { ChangeRequest } from './change-parts.js';
import { REST } from './contributions.js';

type Dimension = ChangeResult['dimensions'][number];

const plain = { kind: 'plain' } as const;

const bridgeTable = (dimension: Dimension, result: ChangeResult, request: ChangeRequest): AnswerTable => ({
  name: `Change by ${dimension.dimension}`,
  columns: [
    { name: dimension.dimension, type: 'text', unit: plain, decimals: null },
    { name: 'Change', type: 'number', unit: request.measure.unit, decimals: null },
    { name: 'Share', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
  ],
  rows: [
    [request.before, result.before, null],
    ...dimension.parts.map(({ value, change, share }) => [value, change, share]),
    [request.after, result.after, null],
  ],
  totalRows: dimension.parts.length + 2,
});

const changeText = (name: string, { before, change }: ChangeResult): string => {
  if (change === 0) return `${name} did not change`;
  const size = before !== 0 ? percent(Math.abs(change / before), 1) : headlineNumber(Math.abs(change));
  return `${name} ${change < 0 ? 'fell' : 'rose'} ${size}`;
};

/** "North explains 71%.", or how far it went where others went against it. */
const leadText = (lead: ChangePart | undefined, { measure }: ChangeRequest): string => {
  if (lead?.share == null || lead.share <= 0) return '';
  if (!exceedsWhole(lead.share)) return ` ${lead.value} explains ${percent(lead.share, 0)}.`;
  const size = amountText(Math.abs(lead.change), measure.unit);
  return ` ${lead.value} ${lead.change < 0 ? 'fell' : 'rose'} by ${size}, more than all of it.`;
};

/** "Revenue", "Revenue per Units", "Average Revenue of West, Partner". */
export const measureName = ({
  measure,
  per,
  average,
  where,
}: Pick<ChangeRequest, 'measure' | 'per' | 'average' | 'where'>): string => {
  const sum = average ? `Average ${measure.name}` : measure.name;
  const name = per ? `${measure.name} per ${per.name}` : sum;
  return where.length === 0 ? name : `${name} of ${where.map(({ value }) => value).join(', ')}`;
};

/** The change in words, with a bridge for each dimension and its findings. */
export const present = (
  result: ChangeResult,
  request: ChangeRequest,
  params: Record<string, unknown>,
): Presentation => {
  const name = measureName(request);
  const [main] = result.dimensions;
  const lead = main?.parts.find(({ value }) => !value.startsWith(REST));
  const explains = leadText(lead, request);
  const tables = result.dimensions.slice(0, 3).map((dimension) => bridgeTable(dimension, result, request));
  return {
    headline: `${changeText(name, result)}.${explains}`,
    sentences: [
      `${fullNumber(result.after)}, was ${fullNumber(result.before)}.`,
      ...(result.factors.length === 2
        ? [
            `Number of rows: ${headlineNumber(result.factors[0]!.change)}. Average per row: ${headlineNumber(result.factors[1]!.change)}.`,
          ]
        : []),
    ],
    tables,
    findings: changeFindings(result, {
      name,
      unit: request.measure.unit,
      before: request.before,
      after: request.after,
      params,
    }),
    charts: main
      ? [
          {
            kind: 'waterfall',
            title: `${changeText(name, result)}.${explains}`,
            caption: `${name}, ${request.before} to ${request.after}, by ${main.dimension}`,
            reading: main.parts.map(({ value, change }) => `${value} ${fullNumber(change)}`).join(', '),
            table: 0,
            category: 0,
            series: [{ name: 'Change', column: 1, role: 'value' }],
          },
        ]
      : [],
    followUps: lead ? [`Why ${lead.value}?`, 'Since when?'] : [],
  };
};

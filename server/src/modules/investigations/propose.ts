import { createHash } from 'node:crypto';
import type { ChangePart, ChangeResult } from '#shared/analyses/change.js';
import { changeDefinition } from '#shared/analyses/change.js';
import type { Cut, Step } from '#shared/contract/investigations.js';
import { percent } from '#shared/wording/numbers.js';
import { exceedsWhole } from '#server/findings/exceeds-whole.js';

const MOST_DEEPER = 4;
const MOST_PER_DIMENSION = 2;
const LEAST_SHARE = 0.1;

type ChangeParams = ReturnType<typeof changeDefinition.params.parse>;

const idOf = (analysis: string, params: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([analysis, params]))
    .digest('hex')
    .slice(0, 16);

const cut = (
  analysis: string,
  params: Record<string, unknown>,
  rest: Omit<Cut, 'id' | 'analysis' | 'params'>,
): Cut => ({
  id: idOf(analysis, params),
  analysis,
  params,
  ...rest,
});

const isRest = ({ value }: ChangePart): boolean => value.startsWith('All other (');

/** A part that came or went has nothing to be compared with. */
const isOnBothSides = ({ before, after }: ChangePart): boolean => before !== 0 && after !== 0;

const reasonOf = ({ value, change, share }: ChangePart): string =>
  exceedsWhole(share ?? 0)
    ? `${value} ${change < 0 ? 'fell' : 'rose'} by more than the whole change.`
    : `${value} explains ${percent(share ?? 0, 0)} of the change.`;

/** Into a value that carries much of the change, beyond its size where the change is concentrated. */
const deeper = (params: ChangeParams, { dimension, concentration, parts }: ChangeResult['dimensions'][number]): Cut[] =>
  parts
    .filter((part) => !isRest(part) && isOnBothSides(part) && (part.share ?? 0) >= LEAST_SHARE)
    .slice(0, MOST_PER_DIMENSION)
    .map((part) => {
      const where = [...params.where, { column: dimension, value: part.value }];
      return cut(
        'change',
        { ...params, where, dimensions: null },
        {
          title: `Within ${dimension} ${part.value}`,
          reason: reasonOf(part),
          weight: Math.min(1, Math.sqrt((0.05 + concentration) * Math.min(1, part.share ?? 0))),
        },
      );
    });

/** What the other cuts of a comparison need of it. */
const comparison = (
  { measure, by, period, against, where }: ChangeParams,
  [before, after]: ChangeResult['labels'],
) => ({
  measure,
  by,
  period,
  against,
  where,
  before,
  after,
});

/** Whether there was more of it, or the same brought more: quantity where a column counts one, else rows. */
const levers = (params: ChangeParams, labels: ChangeResult['labels'], quantity: string | null): Cut[] => {
  if (params.per !== null || params.average) return [];
  return [
    cut(
      'levers',
      { ...comparison(params, labels), per: quantity },
      {
        title:
          quantity === null
            ? 'More or fewer rows, or larger ones?'
            : `${quantity}, mix, or ${params.measure} per ${quantity}?`,
        reason: 'Splits the change exactly into volume, mix and rate.',
        weight: 0.35,
      },
    ),
  ];
};

const finer = { year: 'quarter', quarter: 'month', month: 'month', week: 'week', day: 'day' } as const;

/** The part that is looked at, period by period beside a year before. */
const course = ({ measure, average, by, period, per, where }: ChangeParams): Cut[] => {
  if (period === null || per !== null) return [];
  const params = { measure, average, by, period: finer[period], where };
  return [
    cut('course', params, {
      title: `Since when? By ${finer[period]}`,
      reason: 'Shows when it began, beside the same time a year before.',
      weight: 0.3,
    }),
  ];
};

const largest = (params: ChangeParams, labels: ChangeResult['labels']): Cut[] => {
  if (params.per !== null || params.average) return [];
  return [
    cut('largest', comparison(params, labels), {
      title: 'The largest rows behind it',
      reason: 'Shows whether single rows make the change.',
      weight: 0.2,
    }),
  ];
};

/** What drives the measure row by row, whatever the periods. */
const drivers = ({ measure, where }: ChangeParams): Cut[] =>
  where.length > 0
    ? []
    : [
        cut(
          'drivers',
          { target: measure },
          { title: `What drives ${measure}`, reason: 'Shows which columns move with it in every row.', weight: 0.1 },
        ),
      ];

const byWeight = (a: Cut, b: Cut): number => b.weight - a.weight;

/** Where the change comes from, first of all; what kind of change it is, after that. */
const proposed = (result: ChangeResult, params: ChangeParams, quantity: string | null): Cut[] => [
  ...result.dimensions
    .flatMap((dimension) => deeper(params, dimension))
    .sort(byWeight)
    .slice(0, MOST_DEEPER),
  ...levers(params, result.labels, quantity),
  ...course(params),
  ...largest(params, result.labels),
  ...drivers(params),
];

/**
 * The next cuts after a change was split, heaviest first; those on the trail are not proposed again.
 * Every parameter comes from the engine's own result, so each proposal can be run as it is.
 * @param quantity column that counts, such as units, for volume against price; null where there is none
 */
export const proposals = (
  result: ChangeResult,
  params: ChangeParams,
  trail: readonly Pick<Step, 'analysis' | 'params'>[],
  quantity: string | null,
): Cut[] => {
  const made = new Set(trail.map((step) => idOf(step.analysis, step.params)));
  return proposed(result, params, quantity)
    .filter(({ id }) => !made.has(id))
    .sort(byWeight);
};

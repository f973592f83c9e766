import { createHash } from 'node:crypto';
import type { ChangePart, ChangeResult } from '#shared/analyses/change.js';
import { changeDefinition } from '#shared/analyses/change.js';
import type { Cut, Step } from '#shared/contract/investigations.js';
import { percent } from '#shared/wording/numbers.js';

const MOST_PROPOSALS = 6;
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
          reason: `${part.value} explains ${percent(part.share ?? 0, 0)} of the change.`,
          weight: Math.min(1, Math.sqrt((0.05 + concentration) * Math.min(1, part.share ?? 0))),
        },
      );
    });

/** How the measure went over time, when the cut is between periods of the whole table. */
const overTime = (params: ChangeParams): Cut[] => {
  if (params.period === null || params.where.length > 0 || params.per !== null) return [];
  const { measure, by, period, average } = params;
  return [
    cut(
      'forecast',
      { values: measure, timeline: by, period, aggregation: average ? 'average' : 'sum' },
      { title: `${measure} over time`, reason: 'Shows whether the change is new, or season as usual.', weight: 0.3 },
    ),
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
          { title: `What drives ${measure}`, reason: 'Shows which columns move with it in every row.', weight: 0.25 },
        ),
      ];

/**
 * The next cuts after a change was split, heaviest first; those on the trail are not proposed again.
 * Every parameter comes from the engine's own result, so each proposal can be run as it is.
 */
export const proposals = (
  result: ChangeResult,
  params: ChangeParams,
  trail: readonly Pick<Step, 'analysis' | 'params'>[],
): Cut[] => {
  const made = new Set(trail.map((step) => idOf(step.analysis, step.params)));
  return [
    ...result.dimensions.flatMap((dimension) => deeper(params, dimension)),
    ...overTime(params),
    ...drivers(params),
  ]
    .filter(({ id }) => !made.has(id))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_PROPOSALS);
};

import type { CompareResult } from '#shared/analyses/compare.js';
import type { Finding } from '#shared/answers/finding.js';
import type { Column } from '#shared/data/column.js';
import { amount, amountText, coefficient, named, whole } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';

/** Hedges' g on the common scale: 0.8, a large difference, counts about as much as a correlation of 0.37. */
const effectOf = (g: number | null): number => {
  const size = Math.abs(g ?? 0);
  return size / Math.sqrt(size * size + 4);
};

/** The difference of two means as a finding, when its interval leaves zero out. */
export const differenceFindings = (
  result: CompareResult,
  measure: Column,
  params: Record<string, unknown>,
): Finding[] => {
  if (result.lower <= 0 && result.upper >= 0) return [];
  const { difference, groups, means, counts, effectSize, lower, upper, confidenceLevel: level } = result;
  const facts = {
    first: named(groups[0]),
    second: named(groups[1]),
    measure: named(measure.name),
    size: amount(Math.abs(difference), measure.unit),
    firstMean: amount(means[0], measure.unit),
    secondMean: amount(means[1], measure.unit),
    firstRows: whole(counts[0]),
    secondRows: whole(counts[1]),
    effect: coefficient('g', effectSize ?? 0),
  };
  return [
    findingOf({
      kind: 'difference',
      headline: `{second} is {size} ${difference > 0 ? 'higher' : 'lower'} than {first} on average.`,
      sentences: [
        'Mean of {measure}: {firstMean} over {firstRows} rows of {first}, {secondMean} over {secondRows} of {second}.',
        'Size of the difference against the spread: {effect}.',
      ],
      facts,
      size: { value: difference, text: amountText(difference, measure.unit), of: `Difference of ${measure.name}` },
      p: result.p,
      interval: { lower, upper, level, unit: measure.unit },
      effect: effectOf(effectSize),
      columns: [measure.name],
      chart: 0,
      table: 0,
      evidence: { analysis: 'compare', params },
    }),
  ];
};

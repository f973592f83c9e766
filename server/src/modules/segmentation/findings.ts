import type { Segment, SegmentResult } from '#shared/analyses/segment.js';
import type { Fact, Finding } from '#shared/answers/finding.js';
import { amount, named, share, whole } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';

const LEAST_STABILITY = 0.6;
const VERY_STABLE = 0.85;
const MOST_TRAITS = 3;
const TELLING = 0.35;

type Trait = Segment['traits'][number];

const letters = ['a', 'b', 'c'] as const;

const traitFacts = ({ column, segment, others, value }: Trait, letter: string): Record<string, Fact> => ({
  [`column_${letter}`]: named(column),
  [`own_${letter}`]: value === null ? amount(segment) : share(segment, 0),
  [`others_${letter}`]: value === null ? amount(others) : share(others, 0),
  ...(value !== null && { [`value_${letter}`]: named(value) }),
});

const traitTemplate = ({ value }: Trait, letter: string): string =>
  value === null
    ? `{column_${letter}} {own_${letter}} against {others_${letter}}`
    : `{column_${letter}} is {value_${letter}} in {own_${letter}} against {others_${letter}}`;

const findingOfSegment = (segment: Segment, stability: number, params: object): Finding => {
  const traits = segment.traits.filter(({ strength }) => Math.abs(strength) >= TELLING).slice(0, MOST_TRAITS);
  const facts = {
    name: named(segment.name),
    share: share(segment.share, 0),
    rows: whole(segment.rows),
    stability: share(stability, 0),
    ...Object.assign({}, ...traits.map((trait, i) => traitFacts(trait, letters[i]!))),
  };
  const told = traits.map((trait, i) => traitTemplate(trait, letters[i]!)).join('; ');
  const strongest = Math.abs(segment.traits[0]?.strength ?? 0);
  return findingOf({
    kind: 'segment',
    headline: '{name}: a segment of {share} of the rows.',
    sentences: [...(told ? [`${told}.`] : []), 'It holds {rows} rows. Settings agree on the segments to {stability}.'],
    facts,
    size: { value: segment.share, text: facts.share.text, of: 'Share of the rows' },
    p: null,
    sure: stability >= VERY_STABLE ? 'Certain' : 'Likely',
    effect: (strongest / Math.sqrt(strongest ** 2 + 4)) * stability,
    columns: traits.map(({ column }) => column),
    chart: 0,
    table: 0,
    evidence: { analysis: 'segment', params: { ...params } },
  });
};

/** Each segment as a finding; none where the groups shade into one another. */
export const segmentFindings = ({ segments, k, stability }: SegmentResult, params: object): Finding[] =>
  k < 2 || stability < LEAST_STABILITY ? [] : segments.map((segment) => findingOfSegment(segment, stability, params));

import type { ChangePart, ChangeResult } from '#shared/analyses/change.js';
import type { Finding } from '#shared/answers/finding.js';
import type { Cell } from '#shared/data/cell.js';
import type { Unit } from '#shared/data/column.js';
import { exceedsWhole } from '#server/findings/exceeds-whole.js';
import { amount, amountText, named, share } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';

const MOST_FINDINGS = 3;
const LEAST_SHARE = 0.15;
const LEAST_CONCENTRATION = 0.05;

export interface ChangeQuestion {
  readonly name: string;
  readonly unit: Unit;
  readonly before: Cell;
  readonly after: Cell;
  readonly params: Record<string, unknown>;
}

const isRest = ({ value }: ChangePart): boolean => value.startsWith('All other (');

const relative = ({ before, change }: ChangeResult, unit: Unit): string =>
  before === 0 ? amountText(Math.abs(change), unit) : share(Math.abs(change / before)).text;

const wholeFinding = (result: ChangeResult, { name, unit, before, after, params }: ChangeQuestion): Finding => {
  const { change } = result;
  const facts = {
    measure: named(name),
    size: { value: change, text: relative(result, unit) },
    before: amount(result.before, unit),
    after: amount(result.after, unit),
    first: named(before),
    second: named(after),
  };
  return findingOf({
    kind: 'change',
    headline:
      change === 0
        ? '{measure} is the same in {first} and {second}.'
        : `{measure} ${change < 0 ? 'fell' : 'rose'} by {size} from {first} to {second}.`,
    sentences: ['{after}, was {before}.'],
    facts,
    size: { value: change, text: amountText(change, unit), of: `Change of ${name}` },
    p: null,
    effect: result.before === 0 ? 1 : Math.sqrt(Math.min(1, Math.abs(change / result.before))),
    columns: [name],
    ...(result.dimensions.length > 0 && { chart: 0, table: 0 }),
    evidence: { analysis: 'change', params },
    investigate: { analysis: 'change', params },
  });
};

const partWords = ({ share: part, change }: ChangePart) => {
  const moved = change < 0 ? 'fell' : 'rose';
  return exceedsWhole(part ?? 0)
    ? {
        headline: `{part} ${moved} by {change}, more than the whole change of {measure}.`,
        sentences: ['{dimension} {part}: {after}, was {before}. Together the others went the other way.'],
      }
    : {
        headline: '{part} explains {share} of the change of {measure}.',
        sentences: [`Its part ${moved} by {change}. {dimension} {part}: {after}, was {before}.`],
      };
};

const partFinding = (
  part: ChangePart,
  { dimension, concentration }: ChangeResult['dimensions'][number],
  question: ChangeQuestion,
  table: number,
): Finding => {
  const { name, unit, params } = question;
  const facts = {
    part: named(part.value),
    dimension: named(dimension),
    measure: named(name),
    share: share(part.share ?? 0, 0),
    change: amount(Math.abs(part.change), unit),
    before: amount(part.before, unit),
    after: amount(part.after, unit),
  };
  return findingOf({
    kind: 'change',
    ...partWords(part),
    facts,
    size: { value: part.change, text: amountText(part.change, unit), of: `Change of ${name} through ${part.value}` },
    p: null,
    effect: Math.sqrt(concentration * Math.min(1, Math.abs(part.share ?? 0))),
    columns: [name, dimension],
    ...(table === 0 && { chart: 0 }),
    table,
    evidence: { analysis: 'change', params: { ...params, dimensions: [dimension] } },
    investigate: { analysis: 'change', params: { ...params, ...within(params, dimension, part.value) } },
  });
};

/** The same question within one value of a dimension. */
export const within = (params: Record<string, unknown>, column: string, value: string): Record<string, unknown> => ({
  where: [...((params.where as unknown[] | undefined) ?? []), { column, value }],
  dimensions: null,
});

/** The change itself, and in each dimension the value that carries most of it. */
export const changeFindings = (result: ChangeResult, question: ChangeQuestion): Finding[] => [
  wholeFinding(result, question),
  ...result.dimensions.slice(0, MOST_FINDINGS).flatMap((dimension, table) => {
    const lead = dimension.parts.find((part) => !isRest(part) && (part.share ?? 0) > 0);
    const tells = lead && (lead.share ?? 0) >= LEAST_SHARE && dimension.concentration >= LEAST_CONCENTRATION;
    return tells ? [partFinding(lead, dimension, question, table)] : [];
  }),
];

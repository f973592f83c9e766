import type { LeversResult } from '#shared/analyses/levers.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';
import { exceedsWhole } from '#server/findings/exceeds-whole.js';
import { amount, amountText, named, share, signed, whole as counted } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';
import { measureName } from './change-presentation.js';
import type { ChangeRequest } from './change-parts.js';
import { ratio } from './contributions.js';
import type { Part } from './decomposition.js';

interface Asked {
  readonly request: ChangeRequest;
  readonly whole: Part;
  readonly params: Record<string, unknown>;
}

const plain = { kind: 'plain' } as const;

interface Lever {
  readonly name: string;
  readonly change: number;
}

const namesOf = ({ measure, per }: ChangeRequest) => ({
  volume: per ? per.name : 'Number of rows',
  rate: per ? `${measure.name} per ${per.name}` : `Average ${measure.name}`,
});

const leversIn = ({ volume, mix, rate, dimension }: LeversResult, request: ChangeRequest): Lever[] => {
  const names = namesOf(request);
  return [
    { name: names.volume, change: volume },
    ...(dimension === null ? [] : [{ name: `Mix of ${dimension}`, change: mix }]),
    { name: names.rate, change: rate },
  ];
};

/** The lever that carries most of the change, in its direction. */
const leadOf = (levers: readonly Lever[], change: number): Lever =>
  levers.reduce((lead, one) => (one.change * Math.sign(change) > lead.change * Math.sign(change) ? one : lead));

const headlineOf = (change: number, lead: Lever): string => {
  if (change === 0) return '{measure} is the same in {first} and {second}.';
  return exceedsWhole(lead.change / change)
    ? '{lead} moved {measure} by {lead_change}, more than the whole change of {change}.'
    : '{lead} explains {share} of the change of {measure}.';
};

const findingOfLevers = (result: LeversResult, { request, whole, params }: Asked): Finding => {
  const { unit } = request.measure;
  const { change } = result;
  const levers = leversIn(result, request);
  const lead = leadOf(levers, change);
  const names = namesOf(request);
  const facts = {
    measure: named(measureName({ ...request, per: null })),
    lead: named(lead.name),
    share: share(change === 0 ? 0 : lead.change / change, 0),
    lead_change: signed(lead.change, unit),
    change: signed(change, unit),
    first: named(request.before),
    second: named(request.after),
    volume_name: named(names.volume),
    rate_name: named(names.rate),
    dimension: named(result.dimension),
    volume: signed(result.volume, unit),
    mix: signed(result.mix, unit),
    rate: signed(result.rate, unit),
    quantity: counted(whole.after.denominator),
    quantity_before: counted(whole.before.denominator),
    price: amount(ratio(whole.after), unit),
    price_before: amount(ratio(whole.before), unit),
  };
  const mixText = result.dimension === null ? '' : ' mix of {dimension} {mix},';
  return findingOf({
    kind: 'change',
    headline: headlineOf(change, lead),
    sentences: [
      `{volume_name} {volume},${mixText} {rate_name} {rate}; together {change}.`,
      '{volume_name}: {quantity}, was {quantity_before}. {rate_name}: {price}, was {price_before}.',
    ],
    facts,
    size: { value: lead.change, text: amountText(lead.change, unit), of: `Change through ${lead.name}` },
    p: null,
    effect: change === 0 ? 0 : Math.min(1, Math.abs(lead.change / change)),
    columns: [request.measure.name, ...(request.per ? [request.per.name] : [])],
    chart: 0,
    table: 0,
    evidence: { analysis: 'levers', params },
  });
};

/** Volume, mix and rate in words, as a bridge, and by value. */
export const presentLevers = (result: LeversResult, asked: Asked): Presentation => {
  const { request } = asked;
  const { unit } = request.measure;
  const finding = findingOfLevers(result, asked);
  const levers = leversIn(result, request);
  const numbers = (name: string) => ({ name, type: 'number' as const, unit, decimals: null });
  const text = (name: string) => ({ name, type: 'text' as const, unit: plain, decimals: null });
  const bridge = [
    [request.before, result.before],
    ...levers.map(({ name, change }) => [name, change]),
    [request.after, result.after],
  ];
  const byValue = result.parts.map(({ value, mix, rate }) => [value, mix, rate]);
  return {
    headline: finding.headline,
    sentences: finding.sentences,
    tables: [
      {
        name: 'Volume, mix and rate',
        columns: [text('Lever'), numbers('Change')],
        rows: bridge,
        totalRows: bridge.length,
      },
      ...(result.dimension === null
        ? []
        : [
            {
              name: `Mix and rate by ${result.dimension}`,
              columns: [text(result.dimension), numbers('Mix'), numbers('Rate')],
              rows: byValue,
              totalRows: byValue.length,
            },
          ]),
    ],
    charts: [
      {
        kind: 'waterfall',
        title: finding.headline,
        caption: `${request.measure.name}, ${request.before} to ${request.after}, by volume, mix and rate`,
        reading: levers.map(({ name, change }) => `${name} ${signed(change, unit).text}`).join(', '),
        table: 0,
        category: 0,
        series: [{ name: 'Change', column: 1, role: 'value' }],
      },
    ],
    findings: [finding],
    followUps: [],
  };
};

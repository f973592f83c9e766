import type { DriverFinding, DriversResult } from '#shared/analyses/drivers.js';
import type { Fact, Finding } from '#shared/answers/finding.js';
import type { Unit } from '#shared/data/column.js';
import { amount, amountText, named, names, share } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';

const point: Unit = { kind: 'plain' };

const stepFact = (value: string | number): Fact => (typeof value === 'number' ? amount(value) : named(value));

const goalOf = (event: string | null): string => (event === null ? '{target}' : 'The chance of {target} = {event}');

/** The effect in the unit of the target; of a chance in points of a hundred. */
const effectFacts = ({ estimate, from, to }: NonNullable<DriverFinding['effect']>, isChance: boolean, unit: Unit) => ({
  size: isChance ? share(Math.abs(estimate)) : amount(Math.abs(estimate), unit),
  from: stepFact(from),
  to: stepFact(to),
});

const headlineOf = (effect: DriverFinding['effect'], event: string | null): string => {
  if (!effect) return '{driver} drives {target}: on its own it explains {own} of the variation.';
  const way = effect.estimate < 0 ? 'lower' : 'higher';
  return `${goalOf(event)} is {size} ${way} at {driver} {to} than at {from}, all else equal.`;
};

const findingOfDriver = (driver: DriverFinding, result: DriversResult, unit: Unit, params: object): Finding => {
  const { target, event, explained } = result;
  const { effect, standsFor } = driver;
  const targetUnit = event === null ? unit : point;
  const facts: Record<string, Fact> = {
    target: named(target),
    driver: named(driver.column),
    own: share(driver.importance),
    explained: share(explained, 0),
    ...(event !== null && { event: named(event) }),
    ...(effect && effectFacts(effect, event !== null, targetUnit)),
    ...(standsFor.length > 0 && { twins: names(standsFor) }),
  };
  const size = effect
    ? {
        value: effect.estimate,
        text: event === null ? amountText(effect.estimate, targetUnit) : share(effect.estimate).text,
      }
    : { value: driver.importance, text: share(driver.importance).text };
  const bounds = effect ?? driver;
  return findingOf({
    kind: 'driver',
    headline: headlineOf(effect, event),
    sentences: [
      'On its own {driver} explains {own} of the variation of {target}; all columns together {explained}.',
      ...(standsFor.length > 0 ? ['It stands for {twins} as well, which carry the same information.'] : []),
    ],
    facts,
    size: { ...size, of: effect ? `Effect on ${target}` : `Share of ${target} explained` },
    p: driver.p,
    interval: {
      lower: bounds.lower,
      upper: bounds.upper,
      level: 0.95,
      unit: effect && event === null ? targetUnit : { kind: 'percent' },
    },
    effect: Math.sqrt(driver.importance),
    columns: [target, driver.column],
    chart: 0,
    table: 0,
    evidence: { analysis: 'drivers', params: { ...params } },
  });
};

/** Each driver that holds as a finding, strongest first. */
export const driverFindings = (result: DriversResult, unit: Unit, params: object): Finding[] =>
  result.drivers.map((driver) => findingOfDriver(driver, result, unit, params));

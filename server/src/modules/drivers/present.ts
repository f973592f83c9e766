import type { DriversResult } from '#shared/analyses/drivers.js';
import type { Presentation } from '#shared/answers/answer.js';
import { counted, headlineNumber, listed, percent } from '#shared/wording/numbers.js';
import { certainty } from '#server/statistics/certainty.js';
import type { Driver } from './encoding.js';
import type { FoundDriver } from './explain.js';
import { driverFindings } from './findings.js';
import type { Target } from './read-table.js';

const plain = { kind: 'plain' } as const;

const stepText = (value: number | string): string => (typeof value === 'number' ? headlineNumber(value) : value);

const amount = (value: number, { event }: Target): string =>
  event === null ? headlineNumber(value) : `${headlineNumber(100 * value)} points`;

/** What a driver does to the target, in one sentence. */
export const effectSentence = (driver: Driver, effect: NonNullable<FoundDriver['effect']>, target: Target): string => {
  const goal = target.event === null ? target.column.name : `The chance of ${target.column.name} = ${target.event}`;
  const way = effect.estimate < 0 ? 'lower' : 'higher';
  const [from, to] = [stepText(effect.from), stepText(effect.to)];
  return `${goal} is ${amount(Math.abs(effect.estimate), target)} ${way} at ${driver.name} ${to} than at ${from}, all else equal.`;
};

/** Drivers as sentences, table, chart and findings. */
export const present = (result: DriversResult, target: Target, rows: number, params: object): Presentation => {
  const [first] = result.drivers;
  const names = result.drivers.slice(0, 3).map(({ column }) => column);
  const goal = result.event === null ? result.target : `${result.target} = ${result.event}`;
  return {
    headline: first
      ? `${listed(names)} ${names.length === 1 ? 'drives' : 'drive'} ${goal}; together the columns explain ${percent(result.explained, 0)}.`
      : `Nothing here drives ${goal}: no column explains it beyond chance in ${counted(rows, 'row')}.`,
    sentences: result.drivers
      .slice(0, 3)
      .flatMap(({ effect, p }) => (effect ? [`${effect.sentence} ${certainty(p)}.`] : [])),
    tables: [
      {
        name: `Drivers of ${result.target}`,
        columns: [
          { name: 'Driver', type: 'text', unit: plain, decimals: null },
          { name: 'Own share', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
          { name: 'Lower', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
          { name: 'Upper', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
          { name: 'Effect', type: 'number', unit: result.event === null ? target.column.unit : plain, decimals: null },
          { name: 'Effect, lower', type: 'number', unit: plain, decimals: null },
          { name: 'Effect, upper', type: 'number', unit: plain, decimals: null },
          { name: 'Certainty', type: 'text', unit: plain, decimals: null },
        ],
        rows: result.drivers.map(({ column, importance, lower, upper, effect, p }) => [
          column,
          importance,
          lower,
          upper,
          effect?.estimate ?? null,
          effect?.lower ?? null,
          effect?.upper ?? null,
          certainty(p),
        ]),
        totalRows: result.drivers.length,
      },
    ],
    findings: driverFindings(result, target.column.unit, params),
    charts: first
      ? [
          {
            kind: 'bar',
            title: `${first.column} matters most for ${goal}`,
            caption: 'Share of variation only this column explains',
            reading: result.drivers.map(({ column, importance }) => `${column} ${percent(importance)}`).join(', '),
            table: 0,
            category: 0,
            series: [{ name: 'Own share', column: 1, role: 'value' }],
          },
        ]
      : [],
    followUps: first ? [`How does ${result.target} differ by ${first.column}?`] : [],
  };
};

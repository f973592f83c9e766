import type { ColumnForecast } from '#shared/analyses/forecast.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Chart } from '#shared/answers/chart.js';
import type { Column } from '#shared/data/column.js';
import { counted, percent } from '#shared/wording/numbers.js';
import type { Step } from '../timeline/step.js';
import { explanationSentence } from './explanation.js';
import {
  backtestsTable,
  backtestTable,
  errorsAheadTable,
  forecastsTable,
  forecastTable,
  historyTable,
} from './tables.js';
import { amount, naivePhrase } from './words.js';

export interface PresentationSubject {
  readonly column: Column;
  readonly timeline: Column | null;
  readonly step: Step;
}

export interface PresentedForecast {
  readonly result: ColumnForecast;
  readonly subject: PresentationSubject;
}

const levelText = (level: number): string => percent(level);

const aheadWords = ({ forecast, step }: ColumnForecast): string =>
  forecast.length === 1 ? `Next ${step}` : `Next ${counted(forecast.length, step)}`;

const totalWords = ({ total, forecast }: ColumnForecast, { column }: PresentationSubject): string => {
  const average = total.kind === 'average' && forecast.length > 1 ? ' on average' : '';
  return `likely ${amount(total.value, column.unit)}${average}`;
};

const headline = (result: ColumnForecast, subject: PresentationSubject): string => {
  const { total, confidenceLevel } = result;
  const text = (value: number) => amount(value, subject.column.unit);
  return `${aheadWords(result)}: ${totalWords(result, subject)}. ${levelText(confidenceLevel)} interval ${text(total.lower)} to ${text(total.upper)}.`;
};

const yearly: Record<string, number> = { month: 12, quarter: 4, week: 52 };

const againstLastYear = ({ history, forecast, total, step }: ColumnForecast): string | null => {
  const year = yearly[step];
  if (!year || forecast.length > year || history.length < year) return null;
  const from = history.length - year;
  const before = history.slice(from, from + forecast.length).reduce((sum, { value }) => sum + value, 0);
  const now = total.kind === 'sum' ? total.value : total.value * forecast.length;
  if (!(before > 0)) return null;
  const change = now / before - 1;
  return `That is ${percent(Math.abs(change))} ${change < 0 ? 'less' : 'more'} than a year before.`;
};

/** "38% less error than repeating last year, in 6 backtests." */
export const backtestSentence = (result: ColumnForecast, step: Step): string => {
  const { backtest, season } = result;
  if (!backtest) return 'The series is too short to test the method on its past.';
  const tests = counted(backtest.origins, 'backtest');
  const naive = naivePhrase(step, season);
  if (backtest.naiveError === 0) return `${naive[0]!.toUpperCase()}${naive.slice(1)} made no error in ${tests}.`;
  const change = backtest.error / backtest.naiveError - 1;
  if (Math.abs(change) < 0.005) return `About as much error as ${naive}, in ${tests}.`;
  return `${percent(Math.abs(change), 0)} ${change < 0 ? 'less' : 'more'} error than ${naive}, in ${tests}.`;
};

const coverageSentence = ({ backtest, confidenceLevel }: ColumnForecast): string | null =>
  backtest &&
  `${percent(backtest.coverage, 0)} of the values held back lay inside their ${levelText(confidenceLevel)} interval.`;

const lineChart = ({ result, subject }: PresentedForecast, tableIndex: number): Chart => {
  const { forecast, step } = result;
  const { unit, name } = subject.column;
  const peak = forecast.reduce((most, point) => (point.value > most.value ? point : most));
  return {
    kind: 'line',
    title: headline(result, subject).split('. ')[0]!,
    caption: `${name} by ${step}${unit.kind === 'currency' ? `, ${unit.symbol}` : ''}`,
    reading: `Line chart, ${name} by ${step}. Highest forecast: ${peak.period}, ${amount(peak.value, unit)} (${amount(peak.lower, unit)} to ${amount(peak.upper, unit)}).`,
    table: tableIndex,
    category: 0,
    series: [
      { name, column: 1, role: 'actual' },
      { name: 'Forecast', column: 2, role: 'forecast' },
      { name: 'Lower Confidence Bound', column: 3, role: 'lower' },
      { name: 'Upper Confidence Bound', column: 4, role: 'upper' },
    ],
  };
};

const errorChart = (result: ColumnForecast, step: Step): Chart => ({
  kind: 'column',
  title: backtestSentence(result, step).replace(/\.$/, ''),
  caption: `Symmetric error in % by ${result.step}s ahead`,
  reading: `Column chart, error in % by ${result.step}s ahead. Mean of ${counted(result.backtest!.origins, 'backtest')}: ${result.backtest!.error.toFixed(1)}% against ${result.backtest!.naiveError.toFixed(1)}%.`,
  table: 3,
  category: 0,
  series: [
    { name: 'This model', column: 1, role: 'value' },
    { name: 'Seasonal naive', column: 2, role: 'reference' },
  ],
});

const presentOne = ({ result, subject }: PresentedForecast): Presentation => {
  const tested = result.backtest;
  return {
    headline: headline(result, subject),
    sentences: [
      againstLastYear(result),
      backtestSentence(result, subject.step),
      coverageSentence(result),
      `${result.model}.`,
      result.explanation && explanationSentence(result.explanation),
    ].filter((sentence) => sentence !== null),
    tables: [
      forecastTable(result, subject),
      historyTable(result, subject),
      ...(tested ? [backtestTable(tested), errorsAheadTable(tested, result.step)] : []),
    ],
    charts: [
      lineChart({ result, subject }, 1),
      ...(tested && tested.horizon > 1 ? [errorChart(result, subject.step)] : []),
    ],
    followUps: [],
  };
};

const presentSeveral = (forecasts: readonly PresentedForecast[]): Presentation => ({
  headline: `${aheadWords(forecasts[0]!.result)}: ${forecasts
    .map(({ result, subject }) => `${result.column} ${totalWords(result, subject)}`)
    .join(', ')}.`,
  sentences: forecasts.flatMap(({ result, subject }) => {
    const tested = `${result.column}: ${lowerFirst(backtestSentence(result, subject.step))}`;
    return result.explanation ? [`${tested} ${explanationSentence(result.explanation)}`] : [tested];
  }),
  tables: [
    forecastsTable(forecasts),
    ...forecasts.map(({ result, subject }) => {
      const history = historyTable(result, subject);
      return { ...history, name: `${history.name} of ${result.column}` };
    }),
    ...(forecasts.some(({ result }) => result.backtest) ? [backtestsTable(forecasts)] : []),
  ],
  charts: forecasts.map((forecast, i) => lineChart(forecast, 1 + i)),
  followUps: [],
});

const lowerFirst = (text: string): string => text[0]!.toLowerCase() + text.slice(1);

/**
 * Sentences, tables and charts. Of one column: forecast, history with forecast, and, when tested, errors and errors by
 * period ahead. Of several: the forecasts side by side, history with forecast of each, and the errors of all.
 */
export const present = (forecasts: readonly PresentedForecast[]): Presentation =>
  forecasts.length === 1 ? presentOne(forecasts[0]!) : presentSeveral(forecasts);

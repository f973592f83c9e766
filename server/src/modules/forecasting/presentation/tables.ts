import type { ForecastResult } from '#shared/analyses/forecast.js';
import type { AnswerColumn, AnswerTable } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import type { Unit } from '#shared/data/column.js';
import type { PresentationSubject } from './present.js';

type Tested = NonNullable<ForecastResult['backtest']>;

const plain: Unit = { kind: 'plain' };

const column = (name: string, type: AnswerColumn['type'], unit: Unit = plain, decimals: number | null = null) => ({
  name,
  type,
  unit,
  decimals,
});

const table = (name: string, columns: AnswerColumn[], rows: Cell[][]): AnswerTable => ({
  name,
  columns,
  rows,
  totalRows: rows.length,
});

const periodType = ({ forecast }: ForecastResult): AnswerColumn['type'] => {
  const first = forecast[0]!.period;
  if (typeof first === 'number') return Number.isInteger(first) ? 'integer' : 'number';
  return first.includes('T') ? 'datetime' : 'date';
};

/** Period, Forecast, Lower bound, Upper bound: one row per period ahead. */
export const forecastTable = (result: ForecastResult, { column: { unit } }: PresentationSubject): AnswerTable =>
  table(
    'Forecast',
    [
      column('Period', periodType(result)),
      column('Forecast', 'number', unit),
      column('Lower bound', 'number', unit),
      column('Upper bound', 'number', unit),
    ],
    result.forecast.map(({ period, value, lower, upper }) => [period, value, lower, upper]),
  );

/**
 * History and forecast in the layout of Excel's own forecast sheet: the last actual value opens the forecast columns,
 * so that the lines meet.
 */
export const historyTable = (
  result: ForecastResult,
  { column: values, timeline }: PresentationSubject,
): AnswerTable => {
  const past = result.history.map(({ period, value }, i): Cell[] => {
    const joint = i === result.history.length - 1 ? value : null;
    return [period, value, joint, joint, joint];
  });
  const ahead = result.forecast.map(({ period, value, lower, upper }): Cell[] => [period, null, value, lower, upper]);
  return table(
    'History and forecast',
    [
      column(timeline?.name ?? 'Period', periodType(result)),
      column(values.name, 'number', values.unit),
      column('Forecast', 'number', values.unit),
      column('Lower Confidence Bound', 'number', values.unit),
      column('Upper Confidence Bound', 'number', values.unit),
    ],
    [...past, ...ahead],
  );
};

export const backtestTable = ({ error, naiveError, origins }: Tested): AnswerTable =>
  table(
    'Backtest',
    [column('Method', 'text'), column('Symmetric error, %', 'number', plain, 1), column('Backtests', 'integer')],
    [
      ['This model', error, origins],
      ['Seasonal naive', naiveError, origins],
    ],
  );

export const errorsAheadTable = ({ byPeriodAhead }: Tested, step: string): AnswerTable =>
  table(
    'Backtest by period ahead',
    [
      column(`${step[0]!.toUpperCase()}${step.slice(1)}s ahead`, 'integer'),
      column('This model, %', 'number', plain, 1),
      column('Seasonal naive, %', 'number', plain, 1),
    ],
    byPeriodAhead.map(({ error, naiveError }, i) => [i + 1, error, naiveError]),
  );

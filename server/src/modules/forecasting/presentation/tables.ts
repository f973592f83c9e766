import type { ColumnForecast } from '#shared/analyses/forecast.js';
import type { AnswerColumn, AnswerTable } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import type { Unit } from '#shared/data/column.js';
import type { PresentationSubject, PresentedForecast } from './present.js';

type Tested = NonNullable<ColumnForecast['backtest']>;

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

const periodType = ({ forecast }: ColumnForecast): AnswerColumn['type'] => {
  const first = forecast[0]!.period;
  if (typeof first === 'number') return Number.isInteger(first) ? 'integer' : 'number';
  return first.includes('T') ? 'datetime' : 'date';
};

const byPeriod = ([a]: Cell[], [b]: Cell[]): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));

/** Period, then forecast, lower and upper bound of each column: one row per period ahead of any. */
export const forecastsTable = (forecasts: readonly PresentedForecast[]): AnswerTable => {
  const rows = new Map<string | number, Cell[]>();
  forecasts.forEach(({ result }, i) => {
    for (const { period, value, lower, upper } of result.forecast) {
      const row = rows.get(period) ?? [period, ...new Array<null>(3 * forecasts.length).fill(null)];
      row.splice(1 + 3 * i, 3, value, lower, upper);
      rows.set(period, row);
    }
  });
  const columns = forecasts.flatMap(({ result, subject: { column: values } }) =>
    ['', ' lower bound', ' upper bound'].map((bound) => column(result.column + bound, 'number', values.unit)),
  );
  return table(
    'Forecasts',
    [column('Period', periodType(forecasts[0]!.result)), ...columns],
    [...rows.values()].sort(byPeriod),
  );
};

/** Period, Forecast, Lower bound, Upper bound: one row per period ahead. */
export const forecastTable = (result: ColumnForecast, { column: { unit } }: PresentationSubject): AnswerTable =>
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

/** Column, Symmetric error, that of seasonal naive, Backtests: one row per column that could be tested. */
export const backtestsTable = (forecasts: readonly PresentedForecast[]): AnswerTable =>
  table(
    'Backtests',
    [
      column('Column', 'text'),
      column('Symmetric error, %', 'number', plain, 1),
      column('Seasonal naive, %', 'number', plain, 1),
      column('Backtests', 'integer'),
    ],
    forecasts.flatMap(({ result: { column: name, backtest } }) =>
      backtest ? [[name, backtest.error, backtest.naiveError, backtest.origins]] : [],
    ),
  );

/**
 * History and forecast in the layout of Excel's own forecast sheet: the last actual value opens the forecast columns,
 * so that the lines meet.
 */
export const historyTable = (
  result: ColumnForecast,
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

import type { ForecastExplanation } from '#shared/analyses/forecast.js';
import { backtest, type Backtest } from '../backtest/rolling-origin.js';
import type { ForecastOptions, SeriesForecast } from '../forecast-series.js';
import { fillMissing } from '../series/fill.js';
import { forecastExplained, type Explanatory, type ExplainedForecast } from './explained-forecast.js';

export interface NamedExplanatory extends Explanatory {
  readonly name: string;
}

interface Tested {
  readonly forecast: SeriesForecast;
  readonly tested: Backtest | null;
}

export interface Explained extends Tested {
  readonly explanation: ForecastExplanation;
}

/** What was known of a column at an earlier end of the series: its future too, where it is given. */
const asOf = ({ past, future }: Explanatory, end: number, ahead: number): Explanatory => ({
  past: past.slice(0, end),
  future: future && past.slice(end, end + ahead),
});

const describe = (
  columns: readonly NamedExplanatory[],
  { effects }: ExplainedForecast,
  used: boolean,
  errors: Pick<ForecastExplanation, 'error' | 'errorWithout'>,
): ForecastExplanation => {
  const standing = new Set(effects.map(({ column }) => column));
  return {
    used,
    columns: effects.map(({ column, effect, error }) => ({
      name: columns[column]!.name,
      effect,
      error,
      future: columns[column]!.future ? 'given' : 'held',
    })),
    idle: columns.filter((_, i) => !standing.has(i)).map(({ name }) => name),
    ...errors,
  };
};

/**
 * Forecasts with explanatory columns and without, and takes them only where they lower the error of the backtest.
 *
 * @param values NaN where a value is missing; the columns have one value for each.
 * @param alone The forecast without them, and its backtest.
 */
export const explain = (
  values: Float64Array,
  columns: readonly NamedExplanatory[],
  options: ForecastOptions,
  alone: Tested,
): Explained => {
  const { season, horizon } = options;
  const forecast = forecastExplained(values, columns, options);
  const errorWithout = alone.tested?.scaledError ?? null;
  if (forecast.effects.length === 0 || !alone.tested) {
    return { ...alone, explanation: describe(columns, forecast, false, { error: null, errorWithout }) };
  }
  const tested = backtest(
    fillMissing(values, season),
    (history, ahead) =>
      forecastExplained(
        history,
        columns.map((column) => asOf(column, history.length, ahead)),
        { ...options, horizon: ahead },
      ),
    { season, horizon },
  );
  const used = tested !== null && tested.scaledError < alone.tested.scaledError;
  const explanation = describe(columns, forecast, used, { error: tested?.scaledError ?? null, errorWithout });
  return used ? { forecast, tested, explanation } : { ...alone, explanation };
};

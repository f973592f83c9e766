import { useCallback, useMemo, useState } from 'react';
import { forecastResultSchema, type ForecastResult, type forecastPeriods } from '#shared/analyses/forecast.js';
import type { Answer } from '#shared/answers/answer.js';
import type { Column } from '#shared/data/column.js';
import { useAnalysis } from '../../analysis/analysis-context.js';
import { useDataset } from '../../api/use-dataset.js';
import { useSource } from '../../source/source-context.js';
import { isTable } from '../../source/table-in-focus.js';
import { aggregationFor, datesOf, goingTogether, measuresOf, type ChosenColumns } from './forecast-columns.js';

export type Period = (typeof forecastPeriods)[number];

export const horizons = [3, 6, 12, 24] as const;

export interface ForecastInputs extends ChosenColumns {
  readonly timeline: string | null;
  readonly period: Period | null;
  readonly horizon: number;
}

/** Many rows per date are collected by month; otherwise the step of the series itself is kept. */
const prefill = (columns: readonly Column[], rows: number): ForecastInputs | null => {
  const [measure] = measuresOf(columns);
  if (!measure) return null;
  const timeline = datesOf(columns)[0]?.name ?? null;
  const period = timeline && rows > 400 ? 'month' : null;
  return { values: measure.name, further: [], explanatory: [], timeline, period, horizon: 12 };
};

const isSame = (before: unknown, now: unknown): boolean => JSON.stringify(before) === JSON.stringify(now);

/** Inputs of a forecast, filled in from the columns, and its latest run. */
export const useForecast = () => {
  const { table } = useSource();
  const { state, start, cancel, clear } = useAnalysis('forecast');
  const usable = table !== null && isTable(table);
  const dataset = useDataset(table, usable);
  const columns = dataset.data?.columns;
  const [changes, setChanges] = useState<Partial<ForecastInputs>>({});

  const prefilled = useMemo(
    () => (columns && dataset.data ? prefill(columns, dataset.data.rows) : null),
    [columns, dataset.data],
  );
  const inputs = useMemo(
    () => prefilled && goingTogether({ ...prefilled, ...changes }, columns ?? []),
    [prefilled, changes, columns],
  );
  const measure = columns?.find(({ name }) => name === inputs?.values);

  const run = useCallback(() => {
    if (!table || !inputs) return;
    const aggregation = aggregationFor(measure);
    void start({ analysis: 'forecast', table, params: { ...inputs, aggregation } });
  }, [table, inputs, measure, start]);

  const params = state.status === 'idle' ? null : state.request.params;
  const changed =
    inputs !== null && params !== null && Object.entries(inputs).some(([key, value]) => !isSame(params[key], value));
  return {
    table,
    usable,
    columns: columns ?? [],
    dataset,
    inputs,
    change: (next: Partial<ForecastInputs>) => setChanges((now) => ({ ...now, ...next })),
    changed,
    state,
    run,
    cancel,
    clear,
  };
};

/** The typed forecast inside an answer; null when a server of another version gave something else. */
export const forecastOf = (answer: Answer): ForecastResult | null => {
  const parsed = forecastResultSchema.safeParse(answer.result);
  return parsed.success ? parsed.data : null;
};

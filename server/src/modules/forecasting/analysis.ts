import { forecastDefinition } from '#shared/analyses/forecast.js';
import type { Column } from '#shared/data/column.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Analysis } from '../../engine/analysis.js';
import { forecastColumn, type ColumnOutcome, type ForecastParams } from './forecast-column.js';
import { present } from './presentation/present.js';
import { findColumn, readColumns, type ColumnsRead } from './read-timeline.js';

interface Subjects {
  readonly forecast: readonly Column[];
  readonly explanatory: readonly Column[];
  readonly timeline: Column | null;
}

const subjectsOf = (dataset: Dataset, params: ForecastParams): Subjects => {
  const find = (name: string) => findColumn(dataset, name);
  const unique = (columns: readonly Column[]) => [...new Set(columns)];
  const forecast = unique([params.values, ...params.further].map(find));
  const explanatory = unique(params.explanatory.map(find));
  const both = explanatory.find((column) => forecast.includes(column));
  if (both) throw new AppError('invalid-input', `${both.name} cannot be forecast and explain the forecast at once.`);
  return { forecast, explanatory, timeline: params.timeline === null ? null : find(params.timeline) };
};

const rowsUsed = ({ columns, positions }: ColumnsRead, forecast: number): number =>
  (columns[0] ?? []).filter((_, row) => {
    const known = columns.slice(0, forecast).some((column) => !Number.isNaN(column[row]!));
    return known && !Number.isNaN(positions?.[row] ?? 0);
  }).length;

/** Assumptions that hold for every column once, those of one column under its name. */
const assumptionsOf = (outcomes: readonly ColumnOutcome[]): string[] => {
  const everywhere = outcomes[0]!.assumptions.filter((text) =>
    outcomes.every(({ assumptions }) => assumptions.includes(text)),
  );
  const own = outcomes.flatMap(({ assumptions, result }) =>
    assumptions.filter((text) => !everywhere.includes(text)).map((text) => `${result.column}: ${text}`),
  );
  return [...own, ...everywhere];
};

/**
 * Forecast of columns over one timeline: model by choice or automatic, intervals, and a backtest against repeating the
 * past; with explanatory columns where they help.
 */
export const forecastAnalysis: Analysis<typeof forecastDefinition.params, typeof forecastDefinition.result> = {
  definition: forecastDefinition,
  async compute(context, params) {
    const { forecast, explanatory, timeline } = subjectsOf(context.dataset, params);
    context.progress('Reading rows', 0, 1);
    const read = await readColumns(context.sql, [...forecast, ...explanatory], timeline);
    context.progress('Fitting models', 0, forecast.length);
    const outcomes = forecast.map((column, i) =>
      forecastColumn({
        column,
        input: { ...read, values: read.columns[i]!, label: (timeline ?? column).name },
        explanatory: explanatory.map(({ name }, j) => ({ name, values: read.columns[forecast.length + j]! })),
        params,
        progress: (done, total) => context.progress('Testing on the past', i * total + done, forecast.length * total),
      }),
    );
    const [first, ...others] = outcomes;
    const result = { ...first!.result, further: others.map((other) => other.result) };
    return {
      result,
      presentation: present(
        outcomes.map((outcome, i) => ({
          result: outcome.result,
          subject: { column: forecast[i]!, timeline, step: outcome.timeline.step },
        })),
      ),
      method: result.model,
      query: read.sql,
      rowsUsed: rowsUsed(read, forecast.length),
      assumptions: assumptionsOf(outcomes),
    };
  },
};

import type { ParamsOf } from '#shared/analyses/definition.js';
import { forecastDefinition } from '#shared/analyses/forecast.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

type Params = ParamsOf<typeof forecastDefinition>;

export interface ForecastTableOptions extends Partial<
  Pick<Params, 'horizon' | 'period' | 'aggregation' | 'model' | 'seasonality'>
> {
  readonly values?: readonly string[];
  readonly timeline?: string;
  readonly explanatory?: readonly string[];
  readonly level?: number;
}

/** Every column of numbers that is neither the timeline nor explanatory. */
const allValues = (columns: readonly Column[], taken: readonly (string | null)[]): string[] => {
  const numbers = columns.filter(
    ({ type, name }) => (type === 'number' || type === 'integer') && !taken.includes(name),
  );
  if (numbers.length === 0) throw new AppError('invalid-input', 'No column of this table holds numbers to forecast.');
  return numbers.map(({ name }) => name);
};

/** What a table leaves open is filled in: the first column of dates is the timeline, the columns of numbers the values. */
export const forecastParams = (columns: readonly Column[], options: ForecastTableOptions): Partial<Params> => {
  const { values, timeline, explanatory = [], level, ...rest } = options;
  const dates = columns.find(({ type }) => type === 'date' || type === 'datetime');
  const over = timeline ?? dates?.name ?? null;
  const [first = '', ...further] = values ?? allValues(columns, [over, ...explanatory]);
  return {
    ...rest,
    ...(level !== undefined && { confidenceLevel: level }),
    values: first,
    further,
    explanatory: [...explanatory],
    timeline: over,
  };
};

/** Prints the forecast of each column of a file as one JSON document. */
export const forecastTable = (file: string, options: ForecastTableOptions): Promise<void> =>
  LocalEngine.use(async (engine) => {
    const loaded = await engine.load(file);
    const { result } = await engine.run(forecastDefinition, loaded, forecastParams(loaded.dataset.columns, options));
    printJson(result);
  });

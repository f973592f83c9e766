import type { z } from 'zod';
import { anomaliesDefinition, type AnomaliesResult } from '#shared/analyses/anomalies.js';
import type { Column } from '#shared/data/column.js';
import type { Analysis, AnalysisContext } from '#server/engine/analysis.js';
import { columnNamed, numericColumnNamed, readNumbers } from '#server/statistics/table-columns.js';
import { rowsResult } from './row-anomalies.js';
import { seriesResult } from './series-anomalies.js';
import { anomalyFindings } from './findings.js';
import { present } from './present.js';
import { readTimeline, type Moments } from './timeline.js';

type Params = z.output<typeof anomaliesDefinition.params>;

const readColumns = async (
  { dataset, sql }: AnalysisContext,
  { values }: Params,
): Promise<{ columns: Column[]; numbers: Float64Array[] }> => {
  const columns = values.map((name) => numericColumnNamed(dataset.columns, name));
  return { columns, numbers: await readNumbers(sql, columns) };
};

/** What is unusual in a series, or which rows fit no other. */
export const anomaliesAnalysis: Analysis<typeof anomaliesDefinition.params, typeof anomaliesDefinition.result> = {
  definition: anomaliesDefinition,
  async compute(context, params) {
    context.progress('Reading values', 0, 2);
    const { columns, numbers } = await readColumns(context, params);
    const timeline = params.timeline === null ? null : columnNamed(context.dataset.columns, params.timeline);
    const isSeries = columns.length === 1;
    const moments = await readTimeline(context.sql, timeline, numbers[0]!.length);
    context.progress(isSeries ? 'Following the series' : 'Comparing rows', 1, 2);
    const values = Float64Array.from(moments.order, (row) => numbers[0]![row]!);
    const inTime = isSeries ? seriesResult(values, moments, params.sensitivity) : null;
    const result = inTime
      ? inRowOrder(inTime, moments)
      : rowsResult(
          columns.map(({ name }, i) => ({ name, values: numbers[i]! })),
          params.sensitivity,
        );
    return {
      result,
      presentation: {
        ...present(inTime ?? result, columns, isSeries ? { values, moments } : null),
        findings: anomalyFindings(result, columns, isSeries, params),
      },
      method: isSeries
        ? 'Rarity of recent errors from level, hour of day, shape and steps, each against its own past; level shifts and changes of spread by binary segmentation'
        : 'Isolation forest of 100 trees',
      rowsUsed: result.scores.filter((score) => score !== null).length,
      assumptions: isSeries
        ? [
            'A score uses only rows up to its own.',
            'After an alarm only something stranger raises another for a while.',
          ]
        : ['Rows with a blank are left out.'],
    };
  },
};

/** Scores and rows back from the order of time to the order of the data. */
const inRowOrder = (result: AnomaliesResult, { order }: Moments): AnomaliesResult => {
  const scores = result.scores.map((): number | null => null);
  order.forEach((row, place) => (scores[row] = result.scores[place]!));
  return { ...result, scores, anomalies: result.anomalies.map((one) => ({ ...one, row: order[one.row - 1]! + 1 })) };
};

import type { z } from 'zod';
import { courseDefinition } from '#shared/analyses/course.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Analysis } from '#server/engine/analysis.js';
import { quoteName } from '#server/engine/sql-session.js';
import { columnNamed, numericColumnNamed } from '#server/statistics/table-columns.js';
import { conditions, type ChangeRequest } from './change-parts.js';
import { SHARE_STILL_TO_COME } from './compared-sides.js';
import { courseOf, lagOf } from './course.js';
import { presentCourse } from './course-presentation.js';

type Params = z.output<typeof courseDefinition.params>;
export type CourseRequest = Pick<ChangeRequest, 'measure' | 'average' | 'where'> & {
  readonly by: Column;
  readonly period: Params['period'];
};

const LEAST_PERIODS = 3;

const requestOf = (columns: readonly Column[], params: Params): CourseRequest => {
  const by = columnNamed(columns, params.by);
  if (by.type !== 'date' && by.type !== 'datetime') {
    throw new AppError('invalid-input', `${by.name} holds ${by.type}, not dates. Choose a column of dates.`);
  }
  return {
    measure: numericColumnNamed(columns, params.measure),
    average: params.average,
    by,
    period: params.period,
    where: params.where.map(({ column, value }) => ({ column: columnNamed(columns, column), value })),
  };
};

/** Every period the table covers, the last only when it is all but over; one without rows adds up to 0 and has no average. */
const courseQuery = (request: CourseRequest): string => {
  const { measure, average, by, period } = request;
  const date = `TRY_CAST(${quoteName(by.name)} AS TIMESTAMP)`;
  const start = (moment: string): string => `date_trunc('${period}', ${moment})`;
  const value = `${average ? 'avg' : 'sum'}(CAST(${quoteName(measure.name)} AS DOUBLE))`;
  const filter = ['value_at IS NOT NULL', ...conditions(request)].join(' AND ');
  return `WITH dated AS (SELECT *, ${date} AS value_at FROM data),
    span AS (SELECT min(value_at) AS first, max(value_at) AS last FROM dated),
    every AS (SELECT unnest(generate_series(${start('first')}::TIMESTAMP, last, INTERVAL 1 ${period})) AS period FROM span),
    found AS (SELECT ${start('value_at')}::TIMESTAMP AS period, ${value} AS value FROM dated WHERE ${filter} GROUP BY 1)
    SELECT strftime(every.period, '%Y-%m-%d'), ${average ? 'value' : 'coalesce(value, 0)'} FROM every LEFT JOIN found USING (period), span
    WHERE epoch(every.period + INTERVAL 1 ${period}) - epoch(last) - 86400
      <= ${SHARE_STILL_TO_COME} * (epoch(every.period + INTERVAL 1 ${period}) - epoch(every.period))
    ORDER BY 1`;
};

/** A measure period by period beside a year before, and since when it differs. */
export const courseAnalysis: Analysis<typeof courseDefinition.params, typeof courseDefinition.result> = {
  definition: courseDefinition,
  async compute({ dataset, sql }, params) {
    const request = requestOf(dataset.columns, params);
    const query = courseQuery(request);
    const { columns, rowCount } = await sql.query(query);
    const known = Array.from({ length: rowCount }, (_, row) => row).filter((row) => columns[1]![row] !== null);
    if (known.length < LEAST_PERIODS) {
      const have = `This selection has ${known.length}`;
      throw new AppError('too-little-data', `A course needs at least ${LEAST_PERIODS} periods. ${have}.`);
    }
    const periods = known.map((row) => String(columns[0]![row]));
    const values = known.map((row) => Number(columns[1]![row]));
    const result = courseOf(periods, values, lagOf(request.period, periods.length));
    return {
      result,
      presentation: presentCourse(result, request, params),
      method: `Differences to the value ${result.lag} periods before, and the latest stretch of one sign`,
      query,
      rowsUsed: dataset.rows,
      assumptions: [
        ...request.where.map(({ column, value }) => `Only rows with ${column.name} = ${value}.`),
        'A last period that is not over yet is left out.',
      ],
    };
  },
};

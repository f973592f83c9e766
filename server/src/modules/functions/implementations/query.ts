import { queryDefinition } from '#shared/analyses/query.js';
import { AppError } from '#shared/errors/app-error.js';
import { count } from '#shared/wording/numbers.js';
import { tableOf, type FunctionImplementation } from '../function-implementation.js';
import { matrixOf, requireRange } from './cells.js';

const MAX_ROWS = 10_000;

/** DV.QUERY(data, query, [headers]): header and rows of one SELECT; the table is called data. */
export const queryFunction: FunctionImplementation = {
  name: 'QUERY',
  table: ([data, _query, headers]) => ({ range: requireRange(data, 'QUERY'), headers: headers as boolean | null }),
  async compute([_data, query], context) {
    const { result } = await tableOf(context).analyse(queryDefinition, { sql: String(query), maxRows: MAX_ROWS });
    const { totalRows } = result.table;
    if (totalRows === 0) throw new AppError('no-rows', 'The query returned no rows.');
    if (totalRows > MAX_ROWS) {
      throw new AppError(
        'too-large',
        `The query returns ${count(totalRows)} rows; a formula shows at most ${count(MAX_ROWS)}. Add a limit.`,
      );
    }
    return matrixOf(result.table);
  },
};

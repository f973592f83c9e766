import { driversDefinition } from '#shared/analyses/drivers.js';
import { AppError } from '#shared/errors/app-error.js';
import { isRange, type Argument } from '../arguments.js';
import { tableOf, type FunctionImplementation, type TableRequest } from '../function-implementation.js';
import { matrixOf, requireRange } from './cells.js';

const MOST = 50;

const topOf = (top: Argument): number | undefined => {
  if (top === null) return undefined;
  if (Number.isInteger(top) && Number(top) >= 1 && Number(top) <= MOST) return Number(top);
  throw new AppError('out-of-range', `DV.EXPLAIN: top must be a whole number from 1 to ${MOST}.`);
};

/** A target given as text names a column of the drivers. */
const tableRequest = (target: Argument, drivers: Argument, headers: Argument): TableRequest => {
  const range = requireRange(drivers, 'EXPLAIN');
  if (!isRange(target)) return { range, headers: headers as boolean | null };
  return { range, beside: [{ range: target, role: 'columns' }], headers: headers as boolean | null };
};

/** DV.EXPLAIN(target, drivers, [top], [headers]): a row a driver; one sentence when nothing drives the target. */
export const explainFunction: FunctionImplementation = {
  name: 'EXPLAIN',
  table: ([target = null, drivers = null, , headers = null]) => tableRequest(target, drivers, headers),
  async compute([target = null, , top = null], context) {
    const table = tableOf(context);
    const params = { target: isRange(target) ? table.dataset.columns.at(-1)!.name : String(target), top: topOf(top) };
    const { result, presentation } = await table.analyse(driversDefinition, params);
    return result.drivers.length === 0 ? [[presentation.headline]] : matrixOf(presentation.tables[0]!);
  },
};

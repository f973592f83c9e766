import { compareDefinition, type CompareResult } from '#shared/analyses/compare.js';
import type { ParamsOf } from '#shared/analyses/definition.js';
import type { Rows } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { percent } from '#shared/wording/numbers.js';
import { isNumeric } from '../../../statistics/table-columns.js';
import type { Argument } from '../arguments.js';
import { tableOf, type FunctionImplementation } from '../function-implementation.js';
import { requireRange } from './cells.js';

type CompareParams = ParamsOf<typeof compareDefinition>;

const confidenceOf = (confidence: Argument): number | undefined => {
  if (confidence === null) return undefined;
  if (Number(confidence) > 0 && Number(confidence) < 1) return Number(confidence);
  throw new AppError('out-of-range', 'DV.COMPARE: confidence_level must be between 0 and 1.');
};

/** Numbers beside numbers are two samples; text beside numbers splits them into groups. */
const paramsOf = (columns: readonly Column[], kind: Argument, confidence: Argument): Partial<CompareParams> => {
  const [first, second] = [columns[0]!, columns.at(-1)!];
  const beside = isNumeric(second) ? { second: second.name } : { by: second.name };
  const confidenceLevel = confidenceOf(confidence);
  return { first: first.name, ...beside, kind: (kind ?? 'welch') as CompareParams['kind'], confidenceLevel };
};

const rowsOf = (result: CompareResult): Rows => {
  const [first, second] = result.groups;
  const level = percent(result.confidenceLevel);
  return [
    ['Measure', 'Value'],
    [`Rows of ${first}`, result.counts[0]],
    [`Rows of ${second}`, result.counts[1]],
    [`Mean of ${first}`, result.means[0]],
    [`Mean of ${second}`, result.means[1]],
    ['Difference', result.difference],
    [`Lower bound, ${level}`, result.lower],
    [`Upper bound, ${level}`, result.upper],
    ['t', result.t],
    ['Degrees of freedom', result.degreesOfFreedom],
    ['p', result.p],
    ["Hedges' g", result.effectSize ?? ''],
    ['Reading', result.reading],
  ];
};

/** DV.COMPARE(first, second, [kind], [confidence_level], [headers]): whether two samples or groups differ, by how much. */
export const compareFunction: FunctionImplementation = {
  name: 'COMPARE',
  table: ([first, second, kind, , headers]) => ({
    range: requireRange(first, 'COMPARE'),
    beside: [{ range: requireRange(second, 'COMPARE'), role: 'columns', padded: kind !== 'paired' }],
    headers: headers as boolean | null,
  }),
  async compute([, , kind = null, confidence = null], context) {
    const table = tableOf(context);
    const params = paramsOf(table.dataset.columns, kind, confidence);
    return rowsOf((await table.analyse(compareDefinition, params)).result);
  },
};

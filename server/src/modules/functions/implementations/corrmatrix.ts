import { correlateDefinition } from '#shared/analyses/correlate.js';
import { tableOf, type FunctionImplementation } from '../function-implementation.js';
import { matrixOf, requireRange } from './cells.js';

/** DV.CORRMATRIX(data, [method], [output], [headers]): every column against every other, or the pairs with their p-values. */
export const corrmatrixFunction: FunctionImplementation = {
  name: 'CORRMATRIX',
  table: ([data, , , headers]) => ({ range: requireRange(data, 'CORRMATRIX'), headers: headers as boolean | null }),
  async compute([, method, output], context) {
    const params = { method: (method ?? 'pearson') as 'pearson' | 'spearman' };
    const { presentation } = await tableOf(context).analyse(correlateDefinition, params);
    return matrixOf(presentation.tables[output === 'pairs' ? 1 : 0]!);
  },
};

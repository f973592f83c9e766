import { profileDefinition } from '#shared/analyses/profile.js';
import { tableOf, type FunctionImplementation } from '../function-implementation.js';
import { matrixOf, requireRange } from './cells.js';

/** DV.PROFILE(data, [headers]): a row a column. */
export const profileFunction: FunctionImplementation = {
  name: 'PROFILE',
  table: ([data, headers]) => ({ range: requireRange(data, 'PROFILE'), headers: headers as boolean | null }),
  async compute(_args, context) {
    const { presentation } = await tableOf(context).analyse(profileDefinition, {});
    return matrixOf(presentation.tables[0]!);
  },
};

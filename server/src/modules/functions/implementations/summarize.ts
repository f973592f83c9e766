import { profileDefinition } from '#shared/analyses/profile.js';
import { AppError } from '#shared/errors/app-error.js';
import { tableOf, type FunctionImplementation } from '../function-implementation.js';
import { requireRange } from './cells.js';
import { factsOf } from './table-facts.js';

const USUAL = 4;
const MOST = 8;

/** DV.SUMMARIZE(data, [sentences], [headers]): the facts of a table in order of their weight, in one cell. Nothing is invented. */
export const summarizeFunction: FunctionImplementation = {
  name: 'SUMMARIZE',
  table: ([data, _sentences, headers]) => ({
    range: requireRange(data, 'SUMMARIZE'),
    headers: headers as boolean | null,
  }),
  async compute([_data, sentences], context) {
    const wanted = sentences === null || sentences === undefined ? USUAL : Number(sentences);
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST)
      throw new AppError('out-of-range', `DV.SUMMARIZE: sentences must be a whole number from 1 to ${MOST}.`);
    const table = tableOf(context);
    const { result } = await table.analyse(profileDefinition, {});
    return [[(await factsOf(table, result)).slice(0, wanted).join(' ')]];
  },
};

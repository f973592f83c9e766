import { profileDefinition } from '#shared/analyses/profile.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Argument } from '../arguments.js';
import { tableOf, type FunctionContext, type FunctionImplementation } from '../function-implementation.js';
import { requireRange } from './cells.js';
import { factsOf } from './table-facts.js';

const USUAL = 4;
const MOST = 8;

/** @throws AppError `out-of-range` */
const wantedOf = (sentences: Argument | undefined): number => {
  const wanted = sentences === null || sentences === undefined ? USUAL : Number(sentences);
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST) return wanted;
  throw new AppError('out-of-range', `DV.SUMMARIZE: sentences must be a whole number from 1 to ${MOST}.`);
};

const facts = async (context: FunctionContext): Promise<string[]> => {
  const table = tableOf(context);
  const { result } = await table.analyse(profileDefinition, {});
  return factsOf(table, result);
};

/**
 * DV.SUMMARIZE(data, [sentences], [headers]): the facts of a table in order of their weight, in one cell. Nothing is invented: a model, where
 * it is allowed, only chooses which of the computed facts to tell.
 */
export const summarizeFunction: FunctionImplementation = {
  name: 'SUMMARIZE',
  table: ([data, _sentences, headers]) => ({
    range: requireRange(data, 'SUMMARIZE'),
    headers: headers as boolean | null,
  }),
  async compute([_data, sentences], context) {
    const wanted = wantedOf(sentences);
    return [[(await facts(context)).slice(0, wanted).join(' ')]];
  },
  async offer([_data, sentences], context) {
    const most = wantedOf(sentences);
    const known = await facts(context);
    if (known.length <= most) return null;
    const options = known.map((text) => ({ text, hints: [] }));
    return { task: 'facts', options, most, otherwise: null, subjects: [{ row: 0, text: '' }] };
  },
};

import { askDefinition } from '#shared/analyses/ask.js';
import { AppError } from '#shared/errors/app-error.js';
import { tableOf, type FunctionImplementation } from '../function-implementation.js';
import { matrixOf, rangeOf } from './cells.js';

/** DV.ASK(question, [data], [output], [headers]): one sentence, or header and rows. */
export const askFunction: FunctionImplementation = {
  name: 'ASK',
  table([_question, data, _output, headers]) {
    const range = rangeOf(data);
    if (!range)
      throw new AppError(
        'invalid-input',
        'DV.ASK needs data: a range of cells to look in, as in DV.ASK("units by region", A1:H500).',
      );
    return { range, headers: headers as boolean | null };
  },
  async compute([question, _data, output], context) {
    const { result, presentation } = await tableOf(context).analyse(askDefinition, { question: String(question) });
    return output === 'table' ? matrixOf(result.table) : [[presentation.headline]];
  },
};

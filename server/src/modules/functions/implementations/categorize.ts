import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { Categorizer, type Category } from '../categorizer.js';
import type { Argument } from '../arguments.js';
import type { FunctionContext, FunctionImplementation } from '../function-implementation.js';
import { requireRange } from './cells.js';

const OTHER = 'Other';

const textOf = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell).trim());

const categoriesIn = (rows: readonly (readonly Cell[])[]): Category[] =>
  rows
    .map(([name, ...keywords]) => ({
      name: textOf(name),
      keywords: keywords
        .flatMap((cell) => textOf(cell).split(/[,;]/))
        .map((word) => word.trim())
        .filter(Boolean),
    }))
    .filter(({ name }) => name !== '');

const categoriesOf = async (categories: Argument | undefined, context: FunctionContext): Promise<Category[]> => {
  const given = categoriesIn(await context.cells(requireRange(categories, 'CATEGORIZE')));
  if (given.length === 0) throw new AppError('invalid-input', 'DV.CATEGORIZE needs at least one category.');
  return given;
};

const textsOf = async (texts: Argument | undefined, context: FunctionContext): Promise<string[]> =>
  (await context.cells(requireRange(texts, 'CATEGORIZE'))).map(([cell]) => textOf(cell));

/**
 * DV.CATEGORIZE(texts, categories, [output]): the category of each text by its words. A model may choose better where it is allowed to, but
 * only among the categories given; how well a category fits is always told by the words.
 */
export const categorizeFunction: FunctionImplementation = {
  name: 'CATEGORIZE',
  async compute([texts, categories, output], context) {
    const given = await categoriesOf(categories, context);
    const categorizer = new Categorizer(given);
    return (await textsOf(texts, context)).map((text) => {
      const { name, score } = text === '' ? { name: '', score: 0 } : categorizer.best(text);
      const shown = text === '' ? '' : (name ?? OTHER);
      return output === 'score' ? [shown, Math.round(score * 100) / 100] : [shown];
    });
  },
  async offer([texts, categories, output], context) {
    if (output === 'score') return null;
    const given = await categoriesOf(categories, context);
    const subjects = (await textsOf(texts, context)).map((text, row) => ({ row, text }));
    return {
      task: 'category',
      options: given.map(({ name, keywords }) => ({ text: name, hints: keywords })),
      most: 1,
      otherwise: OTHER,
      subjects: subjects.filter(({ text }) => text !== ''),
    };
  },
};

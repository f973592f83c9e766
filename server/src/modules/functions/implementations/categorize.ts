import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { Categorizer, type Category } from '../categorizer.js';
import type { FunctionImplementation } from '../function-implementation.js';
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

/** DV.CATEGORIZE(texts, categories, [output]): the category of each text by its words, without a model. */
export const categorizeFunction: FunctionImplementation = {
  name: 'CATEGORIZE',
  async compute([texts, categories, output], context) {
    const given = categoriesIn(await context.cells(requireRange(categories, 'CATEGORIZE')));
    if (given.length === 0) throw new AppError('invalid-input', 'DV.CATEGORIZE needs at least one category.');
    const categorizer = new Categorizer(given);
    const rows = await context.cells(requireRange(texts, 'CATEGORIZE'));
    return rows.map(([cell]) => {
      const text = textOf(cell);
      const { name, score } = text === '' ? { name: '', score: 0 } : categorizer.best(text);
      const shown = text === '' ? '' : (name ?? OTHER);
      return output === 'score' ? [shown, Math.round(score * 100) / 100] : [shown];
    });
  },
};

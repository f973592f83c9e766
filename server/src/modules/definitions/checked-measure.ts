import type { Measure } from '#shared/analyses/ask-choices.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { columnKinds, columnsIn, parseMeasure } from '../nlq/index.js';

type NamedColumn = Pick<Column, 'name' | 'type'>;

/** A name a question can say: it begins with a letter and is no column of the data. */
const checkName = (name: string, columns: readonly NamedColumn[]): void => {
  if (!/^\p{L}[\p{L}\p{N} _%&/.-]*$/u.test(name))
    throw new AppError('invalid-input', 'A name begins with a letter and has letters, digits and blanks.');
  if (columns.some((column) => column.name.toLowerCase() === name.toLowerCase()))
    throw new AppError('invalid-input', `A column is called ${name} already. Choose another name.`);
};

/**
 * The columns a measure reads.
 *
 * @throws AppError `invalid-input` with one sentence when its name or formula does not fit the data
 */
export const columnsOfMeasure = ({ name, expression }: Measure, columns: readonly NamedColumn[]): string[] => {
  checkName(name, columns);
  const value = parseMeasure(
    expression,
    columns.map((column) => ({ name: column.name, table: 'data', kind: columnKinds[column.type] })),
  );
  return columnsIn(value).map((key) => key.split('\u0000')[1] ?? '');
};

import { createHash } from 'node:crypto';
import type { AnswerTable } from '#shared/answers/table.js';
import type { Dataset } from '#shared/data/dataset.js';

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Names and types of the columns, table by table: a plan fits every dataset with the same. */
export const schemaFingerprint = (dataset: Dataset, further: readonly { name: string; dataset: Dataset }[]): string =>
  hashOf(
    [{ name: 'data', dataset }, ...further].map((table) => [
      table.name,
      table.dataset.columns.map(({ name, type }) => [name, type]),
    ]),
  );

/** Significant digits two equal answers share: sums of floating point differ in the last ones by the order of adding. */
const DIGITS = 12;

const cellOf = (cell: unknown): unknown => (typeof cell === 'number' ? Number(cell.toPrecision(DIGITS)) : cell);

/** The answer itself: names of its columns, its rows in order, and how many there are. */
export const answerFingerprint = ({ columns, rows, totalRows }: AnswerTable): string =>
  hashOf([columns.map(({ name }) => name), rows.map((row) => row.map(cellOf)), totalRows]);

/** Equal questions in spite of case, spaces and the mark at the end. */
export const askedForm = (question: string): string =>
  question
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s?.!]+$/, '')
    .trim();

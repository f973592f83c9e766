import { useCallback, useMemo } from 'react';
import type { Answer } from '#shared/answers/answer.js';
import type { Column } from '#shared/data/column.js';
import type { CellComment } from '../../workbook/workbook.js';
import { useDataset } from '../api/use-dataset.js';
import { usePreference } from '../host/use-preference.js';
import { useInsertion } from '../insertion/insertion-context.js';
import { cellAddress } from '../source/address.js';
import { useSource } from '../source/source-context.js';
import { isTable, type TableInFocus } from '../source/table-in-focus.js';
import { readFinding } from './read-finding.js';

/** Comments on the cells a finding speaks of; none when it was made of another table than the one in focus. */
export const commentsOf = (answer: Answer, table: TableInFocus, columns: readonly Column[]): CellComment[] => {
  const { source } = answer.receipt;
  if (source.kind !== 'range' || source.label !== table.address) return [];
  return readFinding(answer).cells.flatMap(({ column: name, row, text }) => {
    const column = columns.findIndex((one) => one.name === name);
    if (column < 0 || (row === null && !table.hasHeaders)) return [];
    const address = cellAddress(table.address, { column, row: row ?? 0, headers: table.hasHeaders });
    return address === null ? [] : [{ address, text }];
  });
};

/** Whether inserting a finding also comments on its cells: yes, until the user says no. */
export const useCommenting = () => {
  const [kept, keep] = usePreference('comments');
  return { commenting: kept !== 'off', setCommenting: (on: boolean) => keep(on ? null : 'off') };
};

/** The cells of a finding in the table in focus. */
export const useFindingComments = (answer: Answer | null): readonly CellComment[] => {
  const { table } = useSource();
  const ofTable =
    table !== null &&
    isTable(table) &&
    answer?.receipt.source.kind === 'range' &&
    answer.receipt.source.label === table.address;
  const { data } = useDataset(table, ofTable);
  return useMemo(() => (answer && table && data ? commentsOf(answer, table, data.columns) : []), [answer, table, data]);
};

/** Inserts a finding, with comments on its cells when the user leaves them on. */
export const useInsertFinding = (answer: Answer | null) => {
  const { insert, busy } = useInsertion();
  const { commenting } = useCommenting();
  const comments = useFindingComments(answer);
  const run = useCallback(() => {
    if (answer) void insert(answer, commenting ? comments : []);
  }, [answer, insert, commenting, comments]);
  return { insert: run, busy };
};

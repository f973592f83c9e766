import { useCallback } from 'react';
import type { Insertion } from '../../workbook/workbook.js';
import { useWorkbook } from '../workbook-access/workbook-context.js';
import { parseAddress } from './address.js';
import { useSource } from './source-context.js';

/** Title, provenance and sentences stand above the table an insertion wrote. */
const LINES_ABOVE = 4;

const insideTable = (address: string): string | null => {
  const block = parseAddress(address);
  if (!block) return null;
  const [, letters = 'A'] = /!\$?([A-Z]+)\$?\d/i.exec(address) ?? [];
  return `${block.sheet}!${letters}${block.row + LINES_ABOVE}`;
};

/** Makes the table an insertion wrote the source of every step, as long as it is not let go. */
export const useTakeAsSource = () => {
  const workbook = useWorkbook();
  const { pin } = useSource();
  return useCallback(
    async ({ address }: Insertion) => {
      const cell = insideTable(address);
      if (!cell) return;
      await workbook.select(cell);
      pin(await workbook.currentRegion());
    },
    [workbook, pin],
  );
};

import { useMemo } from 'react';
import type { FurtherTable } from '../../analysis/analysis-state.js';
import { useSource } from '../../source/source-context.js';
import { useWorkbookSetting } from '../../workbook-access/use-workbook-setting.js';

const none: readonly FurtherTable[] = [];

/** A name SQL takes without quotes: "Price list!A1:C9" is asked as price_list. */
export const tableName = (source: string, taken: readonly string[]): string => {
  const words = source.split('!')[0] ?? '';
  const plain = words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const base = (/^[a-z]/.test(plain) ? plain : `t_${plain}`).slice(0, 50);
  const used = new Set(['data', ...taken]);
  if (!used.has(base)) return base;
  let number = 2;
  while (used.has(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
};

/** Tables that are asked beside the one in focus; kept in the workbook. */
export const useAskTables = () => {
  const { value, save } = useWorkbookSetting<readonly FurtherTable[]>('dv.askTables');
  const { table, pinned, elsewhere, pin } = useSource();
  const all = value ?? none;
  const address = table?.address;
  const further = useMemo(() => all.filter((each) => each.address !== address), [all, address]);
  const fits = elsewhere && elsewhere.rows > 1 && !all.some((each) => each.address === elsewhere.address);
  const candidate = pinned && fits ? elsewhere : null;
  return {
    further,
    /** The selection when it is a table that could be added. */
    candidate,
    pinned,
    /** Keeps the table in focus, so that another one can be selected. */
    begin: () => pin(),
    add: () => {
      if (!candidate) return;
      const name = tableName(
        candidate.table ?? candidate.address,
        all.map((each) => each.name),
      );
      void save([...all, { name, address: candidate.address }]);
    },
    remove: (name: string) => void save(all.filter((each) => each.name !== name)),
  };
};

import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import type { AppError } from '#shared/errors/app-error.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { Selection } from '../../workbook/workbook.js';
import { useWorkbookSetting } from '../workbook-access/use-workbook-setting.js';
import {
  serverTableInFocus,
  serverTableOf,
  tableInFocus,
  type ServerTable,
  type TableInFocus,
} from './table-in-focus.js';
import { useFollowedSelection } from './use-followed-selection.js';

export interface SourceAccess {
  readonly table: TableInFocus | null;
  readonly error: AppError | null;
  readonly pinned: boolean;
  /** The selection when it is another range than the pinned table. */
  readonly elsewhere: Selection | null;
  pin(selection?: Selection): void;
  /** Works on a table the server holds, until another source is pinned or this one is let go. */
  hold(dataset: Dataset): void;
  unpin(): void;
  setHeaders(headers: boolean | null): void;
  refresh(): Promise<void>;
}

const SourceContext = createContext<SourceAccess | null>(null);

export const useSource = (): SourceAccess => {
  const source = useContext(SourceContext);
  if (!source) throw new Error('useSource needs a SourceProvider');
  return source;
};

/** The preview shows cell contents, so it stays out of the workbook's settings. */
const withoutCells = (selection: Selection): Selection => ({ ...selection, preview: [] });

/** The sheets DataVision makes: results and its log. */
const OWN_SHEET = /^DV /;

/** Our own sheets are not followed: whoever looks at an answer still asks about the data behind it. Pinning still works. */
const useFollowedUserData = () => {
  const { selection, error, refresh } = useFollowedSelection();
  const earlier = useRef<Selection | null>(null);
  const own = selection !== null && OWN_SHEET.test(selection.sheet) && earlier.current !== null;
  if (selection && !own) earlier.current = selection;
  return { selection: own ? earlier.current : selection, current: selection, error, refresh };
};

export const SourceProvider = ({ children }: { children: ReactNode }) => {
  const { selection, current, error, refresh } = useFollowedUserData();
  const pin = useWorkbookSetting<Selection>('dv.source');
  const held = useWorkbookSetting<ServerTable>('dv.dataset');
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean | null>>(new Map());

  const pinnedSelection = pin.value;
  const focus =
    pinnedSelection?.address === selection?.address ? (selection ?? pinnedSelection) : (pinnedSelection ?? selection);
  const address = focus?.address ?? null;

  const setHeaders = useCallback(
    (headers: boolean | null) => address && setChoices((known) => new Map(known).set(address, headers)),
    [address],
  );

  const access = useMemo<SourceAccess>(
    () => ({
      table: held.value
        ? serverTableInFocus(held.value)
        : focus && tableInFocus(focus, choices.get(focus.address) ?? null),
      error: pinnedSelection || held.value ? null : error,
      pinned: pinnedSelection !== null || held.value !== null,
      elsewhere: current && (held.value || current.address !== focus?.address) ? current : null,
      pin: (chosen) => {
        const target = chosen ?? focus;
        if (held.value) void held.save(null);
        if (target) void pin.save(withoutCells(target));
      },
      hold: (dataset) => void held.save(serverTableOf(dataset)),
      unpin: () => {
        if (held.value) void held.save(null);
        void pin.save(null);
      },
      setHeaders,
      refresh,
    }),
    [focus, choices, error, pinnedSelection, current, pin, held, setHeaders, refresh],
  );
  return <SourceContext.Provider value={access}>{children}</SourceContext.Provider>;
};

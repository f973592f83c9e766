import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import { toAppError } from '#shared/errors/app-error.js';
import type { InsertOptions, Insertion } from '../../workbook/workbook.js';
import { useNotice } from '../frame/notice.js';
import { plainAddress } from '../source/address.js';
import { useWorkbook } from '../workbook-access/workbook-context.js';
import { DecisionDialog, useDecision, type Ask } from './decision.js';
import { useInsertions } from './use-insertions.js';

export type InsertTarget = 'new-sheet' | 'cell';

interface InsertionAccess {
  readonly busy: boolean;
  readonly target: InsertTarget;
  setTarget(target: InsertTarget): void;
  insert(answer: Answer): Promise<Insertion | null>;
  undo(insertion: Insertion): Promise<void>;
}

const InsertionContext = createContext<InsertionAccess | null>(null);

export const useInsertion = (): InsertionAccess => {
  const access = useContext(InsertionContext);
  if (!access) throw new Error('useInsertion needs an InsertionProvider');
  return access;
};

/** Writes answers into the workbook and takes them back, one at a time; asks before a filled cell is overwritten. */
export const InsertionProvider = ({ children }: { children: ReactNode }) => {
  const [target, setTarget] = useState<InsertTarget>('new-sheet');
  const { decision, ask } = useDecision();
  const { busy, alone } = useOneAtATime();
  const write = useWrite(target, ask);
  const takeBack = useTakeBack(ask);

  const undo = useCallback(
    (insertion: Insertion) => alone(() => takeBack(insertion)).then(() => undefined),
    [alone, takeBack],
  );
  const insert = useCallback((answer: Answer) => alone(() => write(answer, undo)), [alone, write, undo]);

  const access = useMemo(() => ({ busy, target, setTarget, insert, undo }), [busy, target, insert, undo]);
  return (
    <InsertionContext.Provider value={access}>
      {children}
      {decision && <DecisionDialog {...decision} />}
    </InsertionContext.Provider>
  );
};

const useOneAtATime = () => {
  const { tell } = useNotice();
  const [busy, setBusy] = useState(false);
  const alone = useCallback(
    async <T,>(work: () => Promise<T>): Promise<T | null> => {
      setBusy(true);
      try {
        return await work();
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.code !== 'cancelled') tell({ tone: 'problem', text: error.detail });
        return null;
      } finally {
        setBusy(false);
      }
    },
    [tell],
  );
  return { busy, alone };
};

const optionsFor = async (target: InsertTarget, selected: () => Promise<string>): Promise<InsertOptions> =>
  target === 'cell' ? { target: { kind: 'cell', address: await selected() } } : {};

const useWrite = (target: InsertTarget, ask: Ask) => {
  const workbook = useWorkbook();
  const { tell } = useNotice();
  const { refresh } = useInsertions();
  const { t } = useTranslation();
  return useCallback(
    async (answer: Answer, undo: (insertion: Insertion) => Promise<void>) => {
      const options = await optionsFor(target, async () => (await workbook.selection()).address);
      const insertion = await workbook.insert(answer, {
        ...options,
        confirmOverwrite: ask.overwrite,
      });
      await Promise.all([refresh(), workbook.select(insertion.address).catch(() => undefined)]);
      tell({
        tone: 'done',
        text: [t('insert.done', { address: plainAddress(insertion.address) }), insertion.remark]
          .filter(Boolean)
          .join(' '),
        action: { label: t('insert.undo'), run: () => void undo(insertion) },
      });
      return insertion;
    },
    [workbook, target, ask, refresh, tell, t],
  );
};

const useTakeBack = (ask: Ask) => {
  const workbook = useWorkbook();
  const { tell } = useNotice();
  const { refresh } = useInsertions();
  const { t } = useTranslation();
  return useCallback(
    async (insertion: Insertion) => {
      await workbook.undo(insertion.id, { confirmRemoval: ask.removal });
      await refresh();
      tell({ tone: 'done', text: t('insert.undone', { title: insertion.title.replace(/\.$/, '') }) });
    },
    [workbook, ask, refresh, tell, t],
  );
};

import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import { toAppError } from '#shared/errors/app-error.js';
import type { CellComment, InsertOptions, Insertion } from '../../workbook/workbook.js';
import { useNotice } from '../frame/notice.js';
import { plainAddress } from '../source/address.js';
import { useWorkbook } from '../workbook-access/workbook-context.js';
import { DecisionDialog, useDecision, type Ask } from './decision.js';
import { useInsertions } from './use-insertions.js';

export type InsertTarget = 'new-sheet' | 'cell';

export interface WriteOptions extends Pick<InsertOptions, 'signal' | 'onProgress' | 'comments'> {
  readonly target: InsertTarget;
}

interface InsertionAccess {
  readonly busy: boolean;
  readonly target: InsertTarget;
  setTarget(target: InsertTarget): void;
  /** `comments` are put on the cells the answer speaks of. */
  insert(answer: Answer, comments?: readonly CellComment[]): Promise<Insertion | null>;
  /** The same to a place of the caller's choice; rejects instead of telling what went wrong. */
  write(answer: Answer, options: WriteOptions): Promise<Insertion>;
  /** Writes an earlier insertion's table anew, in place; rejects with what went wrong. */
  rewrite(
    insertionId: string,
    answer: Answer,
    options: Pick<WriteOptions, 'signal' | 'onProgress'>,
  ): Promise<Insertion>;
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
  const { busy, alone, working } = useOneAtATime();
  const writeTo = useWrite(ask);
  const takeBack = useTakeBack(ask);

  const undo = useCallback(
    (insertion: Insertion) => alone(() => takeBack(insertion)).then(() => undefined),
    [alone, takeBack],
  );
  const insert = useCallback(
    (answer: Answer, comments: readonly CellComment[] = []) => alone(() => writeTo(answer, { target, comments }, undo)),
    [alone, writeTo, target, undo],
  );
  const write = useCallback(
    (answer: Answer, options: WriteOptions) => working(() => writeTo(answer, options, undo)),
    [working, writeTo, undo],
  );
  const rewriteAt = useRewrite(ask);
  const rewrite = useCallback<InsertionAccess['rewrite']>(
    (...given) => working(() => rewriteAt(...given)),
    [working, rewriteAt],
  );
  const access = useMemo(
    () => ({ busy, target, setTarget, insert, write, rewrite, undo }),
    [busy, target, insert, write, rewrite, undo],
  );
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
  const working = useCallback(async <T,>(work: () => Promise<T>): Promise<T> => {
    setBusy(true);
    try {
      return await work();
    } finally {
      setBusy(false);
    }
  }, []);
  const alone = useCallback(
    async <T,>(work: () => Promise<T>): Promise<T | null> => {
      try {
        return await working(work);
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.code !== 'cancelled') tell({ tone: 'problem', text: error.detail });
        return null;
      }
    },
    [working, tell],
  );
  return { busy, alone, working };
};

const optionsFor = async (target: InsertTarget, selected: () => Promise<string>): Promise<InsertOptions> =>
  target === 'cell' ? { target: { kind: 'cell', address: await selected() } } : {};

const useWrite = (ask: Ask) => {
  const workbook = useWorkbook();
  const { tell } = useNotice();
  const { refresh } = useInsertions();
  const { t } = useTranslation();
  return useCallback(
    async (
      answer: Answer,
      { target, comments, signal, onProgress }: WriteOptions,
      undo: (insertion: Insertion) => Promise<void>,
    ) => {
      const options = await optionsFor(target, async () => (await workbook.selection()).address);
      const insertion = await workbook.insert(answer, {
        ...options,
        ...(comments && { comments }),
        ...(signal && { signal }),
        ...(onProgress && { onProgress }),
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
    [workbook, ask, refresh, tell, t],
  );
};

const useRewrite = (ask: Ask): InsertionAccess['rewrite'] => {
  const workbook = useWorkbook();
  const { refresh } = useInsertions();
  return useCallback(
    async (insertionId, answer, options) => {
      const insertion = await workbook.refresh(insertionId, answer, { ...options, confirmOverwrite: ask.overwrite });
      await refresh();
      return insertion;
    },
    [workbook, ask, refresh],
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

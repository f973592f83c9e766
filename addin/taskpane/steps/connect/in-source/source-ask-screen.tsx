import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '#shared/data/column.js';
import { AnalysisView } from '../../../analysis/analysis-view.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useBusy } from '../../../analysis/use-busy.js';
import { AnswerCard } from '../../../answers/answer-card.js';
import { useNavigation } from '../../../app/navigation.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen, type PrimaryAction } from '../../../frame/screen.js';
import { useInsertion } from '../../../insertion/insertion-context.js';
import { InsertTarget } from '../../../insertion/insert-target.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import type { Way } from '../../../problems/ways.js';
import type { TablePlace } from '../../../source/table-in-focus.js';
import { AskBack } from '../../analyze/ask-back.js';
import { AskBox } from '../../analyze/ask-box.js';
import { questionsAbout } from '../../analyze/example-questions.js';
import { NearestNames } from '../../analyze/nearest-names.js';
import { Examples, FollowUps } from '../../analyze/question-pills.js';
import { useAskWays } from '../../analyze/use-ask-ways.js';
import { useAsking, type Asking } from '../../analyze/use-asking.js';
import { useTableInSource } from './use-table-in-source.js';
import { WhereItLies } from './where-it-lies.js';

const kinds: Partial<Record<Column['type'], 'number' | 'date' | 'text'>> = {
  number: 'number',
  integer: 'number',
  date: 'date',
  datetime: 'date',
  text: 'text',
};

const examplesFor = (columns: readonly Column[]): string[] =>
  questionsAbout(
    columns.flatMap(({ name, type }) => {
      const kind = kinds[type];
      return kind ? [{ name, kind, isCode: false }] : [];
    }),
  );

/** A question in words over a table of a connection: the source computes the answer. */
export const SourceAskScreen = ({ place }: { place: TablePlace }) => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const box = useRef<HTMLInputElement>(null);
  const { source, table, columns, read } = useTableInSource(place);
  const ask = useAsking({ slot: 'ask-in-source', table });
  const { state, draft, setDraft, cancel } = ask;
  const { running, spinner } = useBusy(state);
  const examples = useMemo(() => examplesFor(columns), [columns]);
  const ways = useAskWays(ask, examples, () => box.current?.focus());
  const open = state.status === 'failed' && state.error.choices.length > 0 ? state.error : null;
  const append = (name: string) => {
    setDraft(`${draft.trim()} ${name}`);
    box.current?.focus();
  };
  return (
    <>
      <PageHeader title={t('analyze.ask')} />
      <Screen
        title={t('analyze.ask')}
        note={state.status === 'done' ? <InsertTarget /> : t('frame.nothingWritten')}
        primary={usePrimary(ask, ways[0])}
        onEscape={running ? cancel : back}
      >
        <WhereItLies table={place.table.name} source={source} />
        <AskBox ref={box} {...{ draft }} busy={spinner} disabled={!table} onDraft={setDraft} onAsk={ask.ask} />
        {read.pending && <SkeletonCard />}
        {read.error && (
          <ProblemCard
            error={read.error}
            ways={[{ title: t('ways.again'), verb: t('ways.againVerb'), run: read.again }]}
          />
        )}
        {open && <AskBack error={open} onChoose={ask.choose} />}
        <AnalysisView
          state={open ? { status: 'idle' } : state}
          title={ask.asked ?? ''}
          ways={ways}
          onCancel={cancel}
          repairs={(error) => <NearestNames error={error} onPick={append} />}
          idle={table && !open && state.status === 'idle' ? <Examples questions={examples} onAsk={ask.ask} /> : null}
        >
          {(answer) => (
            <>
              <AnswerCard key={answer.receipt.runId} answer={answer} />
              <FollowUps questions={answer.followUps} onAsk={ask.ask} />
            </>
          )}
        </AnalysisView>
      </Screen>
    </>
  );
};

const usePrimary = ({ state, table, draft, asked, ask }: Asking, way: Way | undefined): PrimaryAction => {
  const { t } = useTranslation();
  const { insert, busy } = useInsertion();
  const { running, spinner } = useBusy(state);
  const changed = draft.trim() !== '' && draft.trim() !== asked;
  if (state.status === 'done' && !changed)
    return { label: t('ask.insert'), busy, run: () => void insert(state.answer) };
  if (state.status === 'failed' && way && !changed) return { label: way.verb, run: way.run };
  const empty = draft.trim() === '';
  return { label: t('ask.ask'), disabled: !table || running || empty, busy: spinner, run: () => ask(draft) };
};

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AnalysisView } from '../../analysis/analysis-view.js';
import { useBusy } from '../../analysis/use-busy.js';
import { AnswerCard } from '../../answers/answer-card.js';
import { Card, Muted } from '../../components/surface.js';
import { Screen, type PrimaryAction } from '../../frame/screen.js';
import { useInsertion } from '../../insertion/insertion-context.js';
import { PinnedList } from '../../opinions/pinned-list.js';
import { PrivacyChip } from '../../privacy/privacy-chip.js';
import { AskBack } from './ask-back.js';
import { AskBox } from './ask-box.js';
import { AskSql } from './ask-sql.js';
import { AskTables } from './ask-tables.js';
import { AskTools } from './ask-tools.js';
import { EarlierQuestions } from './earlier-questions.js';
import { Examples, FollowUps } from './question-pills.js';
import { failedSql } from './failed-sql.js';
import { exampleQuestions } from './example-questions.js';
import { GoalTiles } from './goal-tiles.js';
import { NearestNames } from './nearest-names.js';
import { useAsk } from './use-ask.js';
import { useAskWays } from './use-ask-ways.js';

type Ask = ReturnType<typeof useAsk>;

/** Step 4: ask in words, or pick a goal. */
export const AnalyzeScreen = () => {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const ask = useAsk();
  const { state, draft, setDraft, usable, cancel } = ask;
  const { spinner, running } = useBusy(state);
  const open = state.status === 'failed' && state.error.choices.length > 0 ? state.error : null;
  const examples = ask.table ? exampleQuestions(ask.table) : [];
  const ways = useAskWays(ask, examples, () => box.current?.focus());
  const primary = usePrimary(ask, ways[0]);
  const sql = failedSql(state);
  const append = (name: string) => {
    setDraft(`${draft.trim()} ${name}`);
    box.current?.focus();
  };
  return (
    <Screen
      title={t('steps.analyze')}
      note={<PrivacyChip asking={ask.asking} />}
      primary={primary}
      onEscape={running ? cancel : undefined}
    >
      <AskBox ref={box} {...{ draft }} busy={spinner} disabled={!usable} onDraft={setDraft} onAsk={ask.ask} />
      {usable ? <AskTables tables={ask.tables} /> : <Muted>{t('ask.selectFirst')}</Muted>}
      {open ? <AskBack error={open} onChoose={ask.choose} /> : null}
      <AnalysisView
        state={open ? { status: 'idle' } : state}
        title={ask.asked ?? ''}
        ways={ways}
        onCancel={cancel}
        repairs={(error) =>
          sql === null ? <NearestNames error={error} onPick={append} /> : <MendSql ask={ask} sql={sql} />
        }
        idle={usable && state.status === 'idle' ? <Examples questions={examples} onAsk={ask.ask} /> : null}
      >
        {(answer) => (
          <>
            <AnswerCard key={answer.receipt.runId} answer={answer} />
            <AskTools key={`tools of ${answer.receipt.runId}`} answer={answer} ask={ask} />
            <FollowUps questions={answer.followUps} onAsk={ask.ask} />
          </>
        )}
      </AnalysisView>
      {!running && <GoalTiles />}
      {!running && <PinnedList />}
      {!running && (
        <EarlierQuestions questions={ask.questions} current={ask.asked} onAsk={ask.ask} disabled={!usable} />
      )}
    </Screen>
  );
};

/** The statement that failed, as it was written. */
const MendSql = ({ ask, sql }: { ask: Ask; sql: string }) => (
  <Card>
    <AskSql query={sql} tables={ask.tables.further.map(({ name }) => name)} onRun={ask.runSql} />
  </Card>
);

const usePrimary = (
  { state, draft, usable, asked, ask }: Ask,
  way: { verb: string; run: () => void } | undefined,
): PrimaryAction => {
  const { t } = useTranslation();
  const { insert, busy } = useInsertion();
  const { running, spinner } = useBusy(state);
  const changed = draft.trim() !== '' && draft.trim() !== asked;
  if (state.status === 'done' && !changed) {
    return { label: t('ask.insert'), busy, run: () => void insert(state.answer) };
  }
  if (state.status === 'failed' && way && !changed) return { label: way.verb, run: way.run };
  return {
    label: t('ask.ask'),
    disabled: !usable || running || draft.trim() === '',
    busy: spinner,
    run: () => ask(draft),
  };
};

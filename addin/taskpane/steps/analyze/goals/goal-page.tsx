import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import type { AppError } from '#shared/errors/app-error.js';
import { AnalysisView } from '../../../analysis/analysis-view.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useBusy } from '../../../analysis/use-busy.js';
import { useNavigation } from '../../../app/navigation.js';
import { Card, Muted, Sentence } from '../../../components/surface.js';
import { FindingCard } from '../../../findings/finding-card.js';
import { InsertNote } from '../../../findings/insert-note.js';
import { useInsertFinding } from '../../../findings/use-insert-finding.js';
import { Screen, type PrimaryAction } from '../../../frame/screen.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import type { Way } from '../../../problems/ways.js';
import { cellAddress } from '../../../source/address.js';
import { useShowOnSheet } from '../../../workbook-access/use-show-on-sheet.js';
import { Choice } from '../choice.js';
import { ChoiceRow } from '../choice-row.js';
import type { GoalName } from './goal.js';
import type { GoalAccess } from './use-goal.js';
import { WordingChoice } from './wording-choice.js';

/** Heading of a column with places of rows in the data. */
const POSITION = 'Position';

/** How it stands with the columns the inputs are filled in from. */
export interface ColumnsRead {
  readonly pending: boolean;
  readonly error: AppError | null;
  readonly again: () => void;
}

interface GoalPageProps {
  readonly name: GoalName;
  readonly goal: GoalAccess;
  readonly read: ColumnsRead;
  /** What must be done before anything can be asked. */
  readonly missing?: string | null;
  /** Stands above the inputs. */
  readonly children?: ReactNode;
}

/** One question about a table: what to ask of it, the run, and the finding as a card. */
export const GoalPage = ({ name, goal, read, missing = null, children }: GoalPageProps) => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const { state, inputs, cancel } = goal;
  const answer = state.status === 'done' ? state.answer : null;
  const again: Way = {
    title: t('ways.again'),
    detail: t('ways.againDetail'),
    verb: t('ways.againVerb'),
    run: read.error ? read.again : goal.run,
  };
  return (
    <Screen
      title={t(`goals.${name}`)}
      note={answer && !goal.changed ? <InsertNote answer={answer} /> : t('frame.nothingWritten')}
      primary={usePrimary(goal, again, name)}
      onEscape={state.status === 'running' ? cancel : back}
    >
      {children}
      {inputs.length > 0 && <Inputs goal={goal} />}
      {inputs.length > 0 && goal.isWorded && state.status !== 'running' && (
        <WordingChoice brief={answer !== null && !goal.changed} />
      )}
      {missing !== null && <Muted>{missing}</Muted>}
      {read.pending && inputs.length === 0 && <SkeletonCard />}
      {read.error && <ProblemCard error={read.error} ways={[again]} />}
      {!read.pending && !read.error && missing === null && inputs.length === 0 && <NothingToAsk name={name} />}
      <AnalysisView
        state={state}
        title={t(`goals.${name}`)}
        ways={[again]}
        onCancel={cancel}
        idle={inputs.length > 0 && <Muted>{t(`goals.${name}Intro`)}</Muted>}
      >
        {(found) => <Found key={found.receipt.runId} answer={found} goal={goal} />}
      </AnalysisView>
    </Screen>
  );
};

/** Rows that the answer names by their position lead to their cells. */
const Found = ({ answer, goal: { state, columns } }: { answer: Answer; goal: GoalAccess }) => {
  const show = useShowOnSheet();
  const [table] = answer.tables;
  if (state.status !== 'done' || table?.columns[0]?.name !== POSITION) return <FindingCard answer={answer} />;
  const { table: source, params } = state.request;
  const [measure] = [params['values']].flat();
  const column = columns.findIndex(({ name }) => name === measure);
  const showRow = (index: number) => {
    const row = Number(table.rows[index]?.[0]);
    const address = row > 0 && cellAddress(source.address, { column, row, headers: source.hasHeaders });
    if (address) void show(address);
  };
  return <FindingCard answer={answer} onRow={showRow} />;
};

const Inputs = ({ goal: { inputs, values, change } }: { goal: GoalAccess }) => (
  <ChoiceRow>
    {inputs.map(({ key, label, options }) => (
      <Choice
        key={key}
        label={label}
        value={values[key] ?? ''}
        options={options}
        onChange={(value) => change(key, value)}
      />
    ))}
  </ChoiceRow>
);

const NothingToAsk = ({ name }: { name: GoalName }) => {
  const { t } = useTranslation();
  return (
    <Card>
      <Sentence>
        <b>{t(`goals.${name}Impossible`)}</b>
      </Sentence>
      <Muted>{t('goals.chooseAnother')}</Muted>
    </Card>
  );
};

const usePrimary = ({ state, ready, changed, run }: GoalAccess, again: Way, name: GoalName): PrimaryAction => {
  const { t } = useTranslation();
  const shown = state.status === 'done' ? state.answer : null;
  const { insert, busy } = useInsertFinding(shown);
  const { running, spinner } = useBusy(state);
  if (shown && !changed) return { label: t('findings.insert'), busy, run: insert };
  if (state.status === 'failed' && !changed) return { label: again.verb, run: again.run };
  return { label: t(`goals.${name}Run`), disabled: !ready || running, busy: spinner, run };
};

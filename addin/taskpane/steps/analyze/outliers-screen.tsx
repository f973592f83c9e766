import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outlierMethods, outliersDefinition } from '#shared/analyses/outliers.js';
import type { Answer } from '#shared/answers/answer.js';
import { toAppError } from '#shared/errors/app-error.js';
import { AnalysisView } from '../../analysis/analysis-view.js';
import { useAnalysis } from '../../analysis/analysis-context.js';
import { SkeletonCard } from '../../analysis/skeleton-card.js';
import { useBusy } from '../../analysis/use-busy.js';
import { useDataset } from '../../api/use-dataset.js';
import { useNavigation } from '../../app/navigation.js';
import { Muted } from '../../components/surface.js';
import { FindingCard } from '../../findings/finding-card.js';
import { InsertNote } from '../../findings/insert-note.js';
import { useInsertFinding } from '../../findings/use-insert-finding.js';
import { Screen, type PrimaryAction } from '../../frame/screen.js';
import { ProblemCard } from '../../problems/problem-card.js';
import type { Way } from '../../problems/ways.js';
import { cellAddress } from '../../source/address.js';
import { useSource } from '../../source/source-context.js';
import { isTable } from '../../source/table-in-focus.js';
import { useShowOnSheet } from '../../workbook-access/use-show-on-sheet.js';
import { Choice } from './choice.js';
import { ChoiceRow } from './choice-row.js';
import { measuresOf } from './use-forecast.js';

type Method = (typeof outlierMethods)[number];

const useOutliers = () => {
  const { table } = useSource();
  const { state, start, cancel } = useAnalysis('outliers');
  const usable = table !== null && isTable(table);
  const dataset = useDataset(table, usable);
  const columns = dataset.data?.columns ?? [];
  const measures = measuresOf(columns);
  const [chosen, setChosen] = useState<string | null>(null);
  const [method, setMethod] = useState<Method>('iqr');
  const values = measures.find(({ name }) => name === chosen)?.name ?? measures[0]?.name ?? null;
  const run = useCallback(() => {
    if (table && values) void start({ analysis: 'outliers', table, params: { values, method } });
  }, [table, values, method, start]);
  const params = state.status === 'idle' ? null : state.request.params;
  const changed = params !== null && (params['values'] !== values || params['method'] !== method);
  return { usable, dataset, columns, measures, values, setChosen, method, setMethod, state, run, cancel, changed };
};

type Outliers = ReturnType<typeof useOutliers>;

/** Values that stand out from the rest of their column, each one press away from its cell. */
export const OutliersScreen = () => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const outliers = useOutliers();
  const { state, dataset, measures, values, method, cancel, usable } = outliers;
  const ways = useWays(outliers);
  return (
    <Screen
      title={t('analyze.outliers')}
      note={
        state.status === 'done' && !outliers.changed ? <InsertNote answer={state.answer} /> : t('frame.nothingWritten')
      }
      primary={usePrimary(outliers, ways[0])}
      onEscape={state.status === 'running' ? cancel : back}
    >
      {values && (
        <ChoiceRow>
          <Choice
            label={t('outliers.values')}
            value={values}
            options={measures.map(({ name }) => ({ value: name, label: name }))}
            onChange={outliers.setChosen}
          />
          <Choice
            label={t('outliers.method')}
            value={method}
            options={outlierMethods.map((value) => ({ value, label: t(`outliers.methods.${value}`) }))}
            onChange={(next) => outliers.setMethod(next as Method)}
          />
        </ChoiceRow>
      )}
      {!usable && <Muted>{t('ask.selectFirst')}</Muted>}
      {dataset.isFetching && !values && <SkeletonCard />}
      {dataset.isError && <ProblemCard error={toAppError(dataset.error)} ways={ways} />}
      {dataset.isSuccess && usable && !values && <Muted>{t('forecast.noNumbers')}</Muted>}
      <AnalysisView
        state={state}
        title={t('outliers.running', { column: values ?? '' })}
        ways={ways}
        onCancel={cancel}
        idle={values && <Muted>{t(`outliers.about.${method}`)}</Muted>}
      >
        {(answer) => <OutliersAnswer answer={answer} outliers={outliers} />}
      </AnalysisView>
    </Screen>
  );
};

const OutliersAnswer = ({ answer, outliers: { state, columns } }: { answer: Answer; outliers: Outliers }) => {
  const show = useShowOnSheet();
  const parsed = outliersDefinition.result.safeParse(answer.result);
  if (state.status !== 'done' || !parsed.success) return <FindingCard answer={answer} />;
  const { table, params } = state.request;
  const column = columns.findIndex(({ name }) => name === params['values']);
  const showRow = (index: number) => {
    const found = parsed.data.outliers[index];
    const address = found && cellAddress(table.address, { column, row: found.row, headers: table.hasHeaders });
    if (address) void show(address);
  };
  return <FindingCard key={answer.receipt.runId} answer={answer} onRow={showRow} />;
};

const usePrimary = ({ state, values, changed, run }: Outliers, way: Way | undefined): PrimaryAction => {
  const { t } = useTranslation();
  const { insert, busy } = useInsertFinding(state.status === 'done' ? state.answer : null);
  const { running, spinner } = useBusy(state);
  if (state.status === 'done' && !changed) {
    return { label: t('outliers.insert'), busy, run: insert };
  }
  if (state.status === 'failed' && way && !changed) return { label: way.verb, run: way.run };
  return { label: t('outliers.run', { column: values ?? '' }), disabled: !values || running, busy: spinner, run };
};

const useWays = ({ state, dataset, run, method, setMethod }: Outliers): Way[] => {
  const { t } = useTranslation();
  const again: Way = {
    title: t('ways.again'),
    detail: t('ways.againDetail'),
    verb: t('ways.againVerb'),
    run: dataset.isError ? () => void dataset.refetch() : run,
  };
  if (dataset.isError) return [again];
  if (state.status !== 'failed') return [];
  const simpler: Way = {
    title: t('outliers.useIqr'),
    detail: t('outliers.about.iqr'),
    verb: t('outliers.useIqrVerb'),
    run: () => setMethod('iqr'),
  };
  return method === 'iqr' ? [again] : [simpler, again];
};

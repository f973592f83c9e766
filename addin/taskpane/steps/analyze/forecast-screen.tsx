import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { AnalysisView } from '../../analysis/analysis-view.js';
import { SkeletonCard } from '../../analysis/skeleton-card.js';
import { useBusy } from '../../analysis/use-busy.js';
import { useNavigation } from '../../app/navigation.js';
import { Card, Muted, Sentence } from '../../components/surface.js';
import { Screen, type PrimaryAction } from '../../frame/screen.js';
import { useInsertion } from '../../insertion/insertion-context.js';
import { InsertTarget } from '../../insertion/insert-target.js';
import { ProblemCard } from '../../problems/problem-card.js';
import type { Way } from '../../problems/ways.js';
import { ForecastCard } from './forecast-card.js';
import { ForecastInputs } from './forecast-inputs.js';
import { useForecast } from './use-forecast.js';

type Forecast = ReturnType<typeof useForecast>;

/** What comes next in a series, how sure, and how well the method did on the past. */
export const ForecastScreen = () => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const forecast = useForecast();
  const { state, inputs, dataset, cancel } = forecast;
  const running = state.status === 'running';
  const ways = useWays(forecast);
  return (
    <Screen
      title={t('analyze.forecast')}
      note={state.status === 'done' && !forecast.changed ? <InsertTarget /> : t('frame.nothingWritten')}
      primary={usePrimary(forecast, ways[0])}
      onEscape={running ? cancel : back}
    >
      {inputs && <ForecastInputs forecast={forecast} inputs={inputs} />}
      {!forecast.usable && <Muted>{t('ask.selectFirst')}</Muted>}
      {dataset.isFetching && !inputs && <SkeletonCard />}
      {dataset.isError && <ProblemCard error={toAppError(dataset.error)} ways={ways} />}
      {dataset.isSuccess && forecast.usable && !inputs && <NoNumbers />}
      <AnalysisView
        state={state}
        title={t('forecast.running', { measure: inputs?.values ?? '' })}
        ways={ways}
        onCancel={cancel}
        idle={inputs && <Muted>{t('forecast.intro')}</Muted>}
      >
        {(answer) => <ForecastCard key={answer.receipt.runId} answer={answer} />}
      </AnalysisView>
    </Screen>
  );
};

const NoNumbers = () => {
  const { t } = useTranslation();
  return (
    <Card>
      <Sentence>
        <b>{t('forecast.noNumbers')}</b>
      </Sentence>
      <Muted>{t('forecast.noNumbersDetail')}</Muted>
    </Card>
  );
};

const usePrimary = ({ state, inputs, changed, run }: Forecast, way: Way | undefined): PrimaryAction => {
  const { t } = useTranslation();
  const { insert, busy } = useInsertion();
  const { running, spinner } = useBusy(state);
  if (state.status === 'done' && !changed) {
    return { label: t('forecast.insert'), busy, run: () => void insert(state.answer) };
  }
  if (state.status === 'failed' && way && !changed) return { label: way.verb, run: way.run };
  return {
    label: t('forecast.run', { count: inputs?.horizon ?? 12 }),
    disabled: !inputs || running,
    busy: spinner,
    run,
  };
};

const useWays = ({ state, inputs, columns, dataset, change, run, clear }: Forecast): Way[] => {
  const { t } = useTranslation();
  const again: Way = {
    title: t('ways.again'),
    detail: t('ways.againDetail'),
    verb: t('ways.againVerb'),
    run: dataset.isError ? () => void dataset.refetch() : run,
  };
  if (dataset.isError) return [again];
  if (state.status !== 'failed' || !inputs) return [];
  const input = new Set(['too-little-data', 'invalid-input', 'out-of-range', 'column-unknown']);
  if (!input.has(state.error.code)) return [again];
  const others = columns.filter(
    ({ type, name }) => (type === 'number' || type === 'integer') && name !== inputs.values,
  );
  const finer: Way = {
    title: t('forecast.ownStep'),
    detail: t('forecast.ownStepDetail'),
    verb: t('forecast.ownStepVerb'),
    run: () => {
      change({ period: null });
      clear();
    },
  };
  const rowsInOrder: Way = {
    title: t('forecast.inOrder'),
    detail: t('forecast.inOrderDetail'),
    verb: t('forecast.inOrderVerb'),
    run: () => {
      change({ timeline: null, period: null });
      clear();
    },
  };
  const otherMeasures = others.slice(0, 1).map<Way>(({ name }) => ({
    title: t('forecast.other', { measure: name }),
    verb: t('forecast.otherVerb', { measure: name }),
    run: () => {
      change({ values: name });
      clear();
    },
  }));
  return [...(inputs.period ? [finer] : []), ...otherMeasures, ...(inputs.timeline ? [rowsInOrder] : [])];
};

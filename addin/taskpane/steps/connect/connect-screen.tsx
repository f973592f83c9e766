import { ScanDash20Regular } from '@fluentui/react-icons/svg/scan-dash';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import { AnalysisView } from '../../analysis/analysis-view.js';
import { useBusy } from '../../analysis/use-busy.js';
import { useNavigation } from '../../app/navigation.js';
import { TextButton } from '../../components/text-button.js';
import { Screen, type PrimaryAction } from '../../frame/screen.js';
import { useInsertion } from '../../insertion/insertion-context.js';
import { InsertTarget } from '../../insertion/insert-target.js';
import type { Way } from '../../problems/ways.js';
import { useSampleData } from '../../sample/use-sample-data.js';
import { LoadedTables } from './load/loaded-tables.js';
import { MovedStrip } from './moved-strip.js';
import { ProfileView } from './profile-view.js';
import { OtherSources, SourceEntrance } from './sources/source-entrance.js';
import { useConnect } from './use-connect.js';

/** Step 1: choose the data and see what is in it. */
export const ConnectScreen = () => {
  const { t } = useTranslation();
  const connect = useConnect();
  const { source, state, moved, cancel, profile } = connect;
  const ways = useProfileWays(connect);
  const primary = usePrimary(connect, ways);
  const running = state.status === 'running';
  const title = t('connect.running', { source: state.status === 'idle' ? '' : state.request.table.label });
  return (
    <Screen
      title={t('steps.connect')}
      note={<Note state={state.status} />}
      primary={primary}
      onEscape={running ? cancel : undefined}
    >
      {moved && source.table && <MovedStrip table={source.table} onProfile={() => void profile()} />}
      <AnalysisView state={state} title={title} ways={ways} onCancel={cancel} idle={<SourceEntrance />}>
        {(answer) => (
          <>
            <ProfileView answer={answer} table={state.status === 'done' ? state.request.table : source.table} />
            <LoadedTables />
            <OtherSources />
          </>
        )}
      </AnalysisView>
    </Screen>
  );
};

const Note = ({ state }: { state: string }) => {
  const { t } = useTranslation();
  const { go } = useNavigation();
  if (state === 'done') return <InsertTarget />;
  if (state === 'running' || state === 'failed') return t('frame.nothingWritten');
  return <TextButton onClick={() => go({ screen: 'analyze' })}>{t('connect.askInstead')}</TextButton>;
};

const usePrimary = (
  { source, state, usable, profile }: ReturnType<typeof useConnect>,
  ways: readonly Way[],
): PrimaryAction | undefined => {
  const { t } = useTranslation();
  const { insert, busy } = useInsertion();
  const { spinner, running } = useBusy(state);
  const write = (answer: Answer) => ({ label: t('connect.write'), busy, run: () => void insert(answer) });
  if (state.status === 'done') return write(state.answer);
  const [way] = ways;
  if (state.status === 'failed' && way) return { label: way.verb, run: way.run };
  return {
    label: usable ? t('connect.profile', { count: source.table?.dataRows ?? 0 }) : t('connect.profileNothing'),
    icon: <ScanDash20Regular />,
    disabled: !usable || running,
    busy: spinner,
    run: () => void profile(),
  };
};

const useProfileWays = ({ state, profile, clear }: ReturnType<typeof useConnect>): Way[] => {
  const { t } = useTranslation();
  const { insertSample } = useSampleData();
  if (state.status !== 'failed') return [];
  return [
    {
      title: t('ways.again'),
      detail: t('ways.againDetail'),
      verb: t('ways.againVerb'),
      run: () => void profile(state.request.table),
    },
    { title: t('ways.otherRange'), detail: t('ways.otherRangeDetail'), verb: t('ways.otherRangeVerb'), run: clear },
    {
      title: t('ways.sample'),
      detail: t('ways.sampleDetail'),
      verb: t('ways.sampleVerb'),
      run: () => void insertSample(),
    },
  ];
};

import { makeStyles, tokens } from '@fluentui/react-components';
import { ActivityScreen } from '../activity/activity-screen.js';
import { AnswerScreen } from '../answer-page/answer-screen.js';
import { CellAiScreen } from '../cell-ai/cell-ai-screen.js';
import { FirstRunScreen } from '../first-run/first-run-screen.js';
import { useIsFirstRun } from '../first-run/use-first-run.js';
import { DefinitionsScreen } from '../definitions/definitions-screen.js';
import { ServerBanner } from '../frame/server-banner.js';
import { SourceHeader } from '../frame/source-header.js';
import { StepBar } from '../frame/step-bar.js';
import { FunctionsScreen } from '../functions-page/functions-screen.js';
import { AboutScreen } from '../help/about-screen.js';
import { HelpScreen } from '../help/help-screen.js';
import { QuestionsScreen } from '../questions/questions-screen.js';
import { SettingsScreen } from '../settings/settings-screen.js';
import { AnalyzeScreen } from '../steps/analyze/analyze-screen.js';
import { ForecastScreen } from '../steps/analyze/forecast-screen.js';
import { GoalScreen } from '../steps/analyze/goals/goal-screen.js';
import { InvestigationScreen } from '../steps/analyze/investigate/investigation-screen.js';
import { TableScreen } from '../steps/connect/browse/table-screen.js';
import { TablesScreen } from '../steps/connect/browse/tables-screen.js';
import { CatalogEntryScreen } from '../steps/connect/catalog/catalog-entry-screen.js';
import { CatalogScreen } from '../steps/connect/catalog/catalog-screen.js';
import { ColumnScreen } from '../steps/connect/column-screen.js';
import { ConnectScreen } from '../steps/connect/connect-screen.js';
import { EditConnectionForm, NewConnectionForm } from '../steps/connect/connections/connection-form-screen.js';
import { ConnectionsScreen } from '../steps/connect/connections/connections-screen.js';
import { NewConnectionScreen } from '../steps/connect/connections/new-connection-screen.js';
import { FileScreen } from '../steps/connect/file/file-screen.js';
import { SourceAskScreen } from '../steps/connect/in-source/source-ask-screen.js';
import { SourceGoalScreen } from '../steps/connect/in-source/source-goal-screen.js';
import { LoadScreen } from '../steps/connect/load/load-screen.js';
import { ReportScreen } from '../steps/report/report-screen.js';
import { UpcomingScreen } from '../steps/upcoming-screen.js';
import { contrastVariables } from '../theme/chart-colors.js';
import { useNavigation } from './navigation.js';
import { stepOf, type Place } from './places.js';
import { useRememberedStep } from './use-remembered-step.js';

const useStyles = makeStyles({
  pane: {
    position: 'relative',
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    '& svg': { display: 'block' },
    '@media (forced-colors: active)': contrastVariables,
  },
});

/** Frame and screen: where the user is decides both. */
export const Pane = () => {
  const styles = useStyles();
  const { place } = useNavigation();
  const [firstRun] = useIsFirstRun();
  useRememberedStep();
  const welcome = firstRun && place.screen === 'connect';
  const isStep = stepOf(place) !== null;
  return (
    <div className={styles.pane}>
      {isStep && <SourceHeader />}
      {isStep && !welcome && <StepBar />}
      <ServerBanner />
      {welcome ? <FirstRunScreen /> : <CurrentScreen place={place} />}
    </div>
  );
};

const CurrentScreen = ({ place }: { place: Place }) => {
  switch (place.screen) {
    case 'connect':
      return <ConnectScreen />;
    case 'connections':
      return <ConnectionsScreen key={place.family} family={place.family} />;
    case 'new-connection':
      return <NewConnectionScreen family={place.family} />;
    case 'connection-form':
      return <NewConnectionForm key={place.kind} kind={place.kind} />;
    case 'edit-connection':
      return <EditConnectionForm id={place.connection} />;
    case 'tables':
      return <TablesScreen key={place.connection} id={place.connection} />;
    case 'source-table':
      return <TableScreen key={JSON.stringify(place)} connection={place.connection} table={place.table} />;
    case 'source-goal':
      return <SourceGoalScreen key={JSON.stringify(place)} place={place} name={place.goal} />;
    case 'source-ask':
      return <SourceAskScreen key={JSON.stringify(place)} place={place} />;
    case 'load':
      return <LoadScreen key={JSON.stringify(place)} connection={place.connection} table={place.table} />;
    case 'file':
      return <FileScreen />;
    case 'catalog':
      return <CatalogScreen />;
    case 'catalog-entry':
      return <CatalogEntryScreen key={place.id} id={place.id} />;
    case 'column':
      return <ColumnScreen name={place.column} />;
    case 'clean':
    case 'explore':
      return <UpcomingScreen key={place.screen} step={place.screen} />;
    case 'analyze':
      return <AnalyzeScreen />;
    case 'forecast':
      return <ForecastScreen />;
    case 'goal':
      return <GoalScreen key={place.goal} name={place.goal} />;
    case 'report':
      return <ReportScreen />;
    case 'questions':
      return <QuestionsScreen />;
    case 'definitions':
      return <DefinitionsScreen />;
    case 'cell-ai':
      return <CellAiScreen />;
    case 'activity':
      return <ActivityScreen />;
    case 'answer':
      return <AnswerScreen key={`${place.runId} ${place.finding}`} runId={place.runId} finding={place.finding} />;
    case 'investigation':
      return (
        <InvestigationScreen key={`${place.runId} ${place.finding}`} runId={place.runId} finding={place.finding} />
      );
    case 'functions':
      return <FunctionsScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'help':
      return <HelpScreen />;
    case 'about':
      return <AboutScreen />;
  }
};

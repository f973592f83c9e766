import { makeStyles, tokens } from '@fluentui/react-components';
import { ActivityScreen } from '../activity/activity-screen.js';
import { AnswerScreen } from '../answer-page/answer-screen.js';
import { FirstRunScreen } from '../first-run/first-run-screen.js';
import { useIsFirstRun } from '../first-run/use-first-run.js';
import { ServerBanner } from '../frame/server-banner.js';
import { SourceHeader } from '../frame/source-header.js';
import { StepBar } from '../frame/step-bar.js';
import { FunctionsScreen } from '../functions-page/functions-screen.js';
import { AboutScreen } from '../help/about-screen.js';
import { HelpScreen } from '../help/help-screen.js';
import { SettingsScreen } from '../settings/settings-screen.js';
import { AnalyzeScreen } from '../steps/analyze/analyze-screen.js';
import { ForecastScreen } from '../steps/analyze/forecast-screen.js';
import { OutliersScreen } from '../steps/analyze/outliers-screen.js';
import { ColumnScreen } from '../steps/connect/column-screen.js';
import { ConnectScreen } from '../steps/connect/connect-screen.js';
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
    case 'column':
      return <ColumnScreen name={place.column} />;
    case 'clean':
    case 'explore':
      return <UpcomingScreen key={place.screen} step={place.screen} />;
    case 'analyze':
      return <AnalyzeScreen />;
    case 'forecast':
      return <ForecastScreen />;
    case 'outliers':
      return <OutliersScreen />;
    case 'report':
      return <ReportScreen />;
    case 'activity':
      return <ActivityScreen />;
    case 'answer':
      return <AnswerScreen key={place.runId} runId={place.runId} />;
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

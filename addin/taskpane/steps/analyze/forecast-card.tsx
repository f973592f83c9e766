import { makeStyles } from '@fluentui/react-components';
import type { ForecastResult } from '#shared/analyses/forecast.js';
import type { Answer } from '#shared/answers/answer.js';
import { AnswerCard } from '../../answers/answer-card.js';
import { AnswerTableView } from '../../answers/answer-table-view.js';
import { ChartView } from '../../charts/chart-view.js';
import { Backtest } from './forecast-backtest.js';
import { SeveralForecasts } from './forecast-several.js';
import { forecastOf } from './use-forecast.js';
import { useForecastTable } from './use-forecast-table.js';

const useStyles = makeStyles({ table: { marginTop: '4px' } });

/** The forecast with its interval, the line it continues, and how the method did on the past. */
export const ForecastCard = ({ answer }: { answer: Answer }) => {
  const forecast = forecastOf(answer);
  if (!forecast) return <AnswerCard answer={answer} />;
  if (forecast.further.length > 0) return <SeveralForecasts answer={answer} forecast={forecast} />;
  return <OneForecast answer={answer} forecast={forecast} />;
};

const OneForecast = ({ answer, forecast }: { answer: Answer; forecast: ForecastResult }) => {
  const styles = useStyles();
  const table = useForecastTable(answer, forecast);
  const [chart] = answer.charts;
  return (
    // Backtest and model are told below, with their figures drawn.
    <AnswerCard answer={answer} lead={answer.sentences[0] ?? ''}>
      {chart && <ChartView chart={chart} tables={answer.tables} caption={answer.sentences.length === 0} />}
      <div className={styles.table}>
        <AnswerTableView table={table} />
      </div>
      <Backtest forecast={forecast} />
    </AnswerCard>
  );
};

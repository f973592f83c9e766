import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForecastResult } from '#shared/analyses/forecast.js';
import type { Answer } from '#shared/answers/answer.js';
import type { AnswerTable } from '#shared/answers/table.js';
import { AnswerCard } from '../../answers/answer-card.js';
import { AnswerTableView } from '../../answers/answer-table-view.js';
import { BarList } from '../../charts/bar-list.js';
import { ChartView } from '../../charts/chart-view.js';
import { Muted } from '../../components/surface.js';
import { useFormat } from '../../wording/use-format.js';
import { forecastOf } from './use-forecast.js';

const useStyles = makeStyles({
  table: { marginTop: '4px' },
  backtest: {
    display: 'grid',
    gap: '4px',
    marginTop: '8px',
    paddingTop: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  aside: { color: tokens.colorNeutralForeground3 },
});

/** The forecast with its interval, the line it continues, and how the method did on the past. */
export const ForecastCard = ({ answer }: { answer: Answer }) => {
  const styles = useStyles();
  const forecast = forecastOf(answer);
  const table = useForecastTable(answer, forecast);
  const [chart] = answer.charts;
  if (!forecast || !table) return <AnswerCard answer={answer} />;
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

/** Periods ahead only, with the bounds; the answer's own table also holds the history. */
const useForecastTable = (answer: Answer, forecast: ForecastResult | null): AnswerTable | null => {
  const { t } = useTranslation();
  const { percent } = useFormat();
  return useMemo(() => {
    if (!forecast) return null;
    const level = percent(forecast.confidenceLevel, 0);
    const dated = typeof forecast.forecast[0]?.period === 'string';
    const chart = answer.charts[0];
    const series = chart?.series.find(({ role }) => role === 'forecast') ?? chart?.series[0];
    const source = chart && series && answer.tables[chart.table]?.columns[series.column];
    const number = {
      type: 'number' as const,
      unit: source?.unit ?? ({ kind: 'plain' } as const),
      decimals: source?.decimals ?? null,
    };
    return {
      name: t('forecast.table'),
      columns: [
        { name: t('forecast.period'), type: dated ? 'date' : 'integer', unit: { kind: 'plain' }, decimals: null },
        { name: t('forecast.value'), ...number },
        { name: t('forecast.low', { level }), ...number, unit: withoutSymbol(number.unit) },
        { name: t('forecast.high', { level }), ...number, unit: withoutSymbol(number.unit) },
      ],
      rows: forecast.forecast.map(({ period, value, lower, upper }) => [period, value, lower, upper]),
      totalRows: forecast.forecast.length,
    };
  }, [answer, forecast, t, percent]);
};

/** One header with the currency is enough for a narrow table. */
const withoutSymbol = (unit: AnswerTable['columns'][number]['unit']) =>
  unit.kind === 'currency' ? ({ kind: 'plain' } as const) : unit;

/** Periods of one year, by the step of the series. */
const yearOf: Readonly<Record<string, number>> = { month: 12, quarter: 4, week: 52, day: 365, year: 1 };

const naiveName = ({ season, step }: ForecastResult) => {
  if (yearOf[step] === season) return 'year';
  return season === 1 ? 'value' : 'season';
};

const Backtest = ({ forecast }: { forecast: ForecastResult }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { percent } = useFormat();
  const { backtest, model } = forecast;
  if (!backtest) return <Muted className={styles.backtest}>{t('forecast.noBacktest', { model })}</Muted>;
  const { error, naiveError, origins } = backtest;
  const saved = naiveError > 0 ? 1 - error / naiveError : 0;
  const text = (value: number) => percent(value / 100);
  const verdict = saved >= 0 ? 'forecast.lessError' : 'forecast.moreError';
  return (
    <div className={styles.backtest}>
      <p style={{ margin: 0 }}>
        <b>{t(verdict, { share: percent(Math.abs(saved), 0), naive: t(`forecast.naiveIs.${naiveName(forecast)}`) })}</b>{' '}
        <span className={styles.aside}>{t('forecast.backtests', { count: origins })}</span>
      </p>
      <BarList
        strongValues
        reading={t('forecast.errorReading', { error: text(error), naive: text(naiveError) })}
        bars={[
          { label: t('forecast.thisModel'), value: error, text: text(error) },
          { label: t('forecast.naive'), value: naiveError, text: text(naiveError), tone: 'total' },
        ]}
      />
      <Muted>
        {t('forecast.model', { model })}{' '}
        {t('forecast.coverage', { share: percent(backtest.coverage, 0), level: percent(forecast.confidenceLevel, 0) })}
      </Muted>
    </div>
  );
};

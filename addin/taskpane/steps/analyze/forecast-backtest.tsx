import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ColumnForecast, ForecastExplanation } from '#shared/analyses/forecast.js';
import { BarList } from '../../charts/bar-list.js';
import { Muted } from '../../components/surface.js';
import { useFormat } from '../../wording/use-format.js';

const useStyles = makeStyles({
  backtest: {
    display: 'grid',
    gap: '4px',
    marginTop: '8px',
    paddingTop: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  aside: { color: tokens.colorNeutralForeground3 },
});

/** Periods of one year, by the step of the series. */
const yearOf: Readonly<Record<string, number>> = { month: 12, quarter: 4, week: 52, day: 365, year: 1 };

const naiveName = ({ season, step }: ColumnForecast) => {
  if (yearOf[step] === season) return 'year';
  return season === 1 ? 'value' : 'season';
};

/** How much less the method erred on the past than repeating it, and what it is. */
export const Backtest = ({ forecast }: { forecast: ColumnForecast }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { percent } = useFormat();
  const { backtest, model, explanation } = forecast;
  const explained = explanation && <Explanation explanation={explanation} />;
  if (!backtest) {
    return (
      <div className={styles.backtest}>
        <Muted>{t('forecast.noBacktest', { model })}</Muted>
        {explained}
      </div>
    );
  }
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
      {explained}
    </div>
  );
};

/** Whether the explanatory columns lowered the error of the past, and where their future comes from. */
const Explanation = ({ explanation }: { explanation: ForecastExplanation }) => {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const { used, columns, idle, error, errorWithout } = explanation;
  const names = (chosen: readonly { readonly name: string }[]) => chosen.map(({ name }) => name).join(', ');
  const held = columns.filter(({ future }) => future === 'held');
  const helped = used && error !== null && errorWithout !== null && errorWithout > 0;
  return (
    <Muted>
      {helped
        ? t('forecast.helped', { columns: names(columns), share: percent(1 - error / errorWithout, 0) })
        : t('forecast.notHelped', { columns: [...columns.map(({ name }) => name), ...idle].join(', ') })}
      {helped && held.length > 0 && ` ${t('forecast.held', { columns: names(held) })}`}
    </Muted>
  );
};

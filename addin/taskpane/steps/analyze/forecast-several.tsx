import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { forecastPeriods, type ColumnForecast, type ForecastResult } from '#shared/analyses/forecast.js';
import type { Answer } from '#shared/answers/answer.js';
import type { Chart } from '#shared/answers/chart.js';
import type { AnswerTable } from '#shared/answers/table.js';
import type { Unit } from '#shared/data/column.js';
import { AnswerCard } from '../../answers/answer-card.js';
import { AnswerTableView } from '../../answers/answer-table-view.js';
import { ChartView } from '../../charts/chart-view.js';
import { Muted } from '../../components/surface.js';
import { useFormat } from '../../wording/use-format.js';
import { Backtest } from './forecast-backtest.js';
import type { Period } from './use-forecast.js';

const useStyles = makeStyles({
  block: { marginTop: '12px', paddingTop: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
});

/** A block per column, then all forecasts side by side. */
export const SeveralForecasts = ({ answer, forecast }: { answer: Answer; forecast: ForecastResult }) => {
  const styles = useStyles();
  const table = useMemo(() => withoutBounds(answer.tables[0]), [answer.tables]);
  return (
    // What the sentences say of each column stands in its block.
    <AnswerCard answer={answer} lead="">
      {[forecast, ...forecast.further].map((column, index) => (
        <Block key={column.column} answer={answer} forecast={column} chart={answer.charts[index]} />
      ))}
      {table && (
        <div className={styles.block}>
          <AnswerTableView table={table} />
        </div>
      )}
    </AnswerCard>
  );
};

interface BlockProps {
  readonly answer: Answer;
  readonly forecast: ColumnForecast;
  readonly chart: Chart | undefined;
}

const Block = ({ answer, forecast, chart }: BlockProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { percent } = useFormat();
  const text = useTotal(chart && answer.tables[chart.table]?.columns[chart.series[0]?.column ?? 1]?.unit);
  const { column, total, confidenceLevel, forecast: ahead } = forecast;
  const periods = t(`ahead.${isPeriod(forecast.step) ? forecast.step : 'step'}`, { count: ahead.length });
  return (
    <section className={styles.block} aria-label={column}>
      <h3 className={styles.title}>
        {t(`forecast.likely.${total.kind}`, { column, periods, value: text(total.value) })}
      </h3>
      <Muted>
        {t('forecast.interval', {
          level: percent(confidenceLevel, 0),
          low: text(total.lower),
          high: text(total.upper),
        })}
      </Muted>
      {chart && <ChartView chart={chart} tables={answer.tables} caption={false} />}
      <Backtest forecast={forecast} />
    </section>
  );
};

const isPeriod = (step: string): step is Period => (forecastPeriods as readonly string[]).includes(step);

/** From here on a total is told in thousands or millions. */
const compactFrom = 100_000;

const useTotal = (unit: Unit = { kind: 'plain' }) => {
  const { amount, compact } = useFormat();
  return (value: number): string => {
    if (unit.kind === 'percent' || Math.abs(value) < compactFrom) return amount(Number(value.toPrecision(4)), unit);
    return (unit.kind === 'currency' ? unit.symbol : '') + compact(value);
  };
};

/** Period, then the forecast of each column: the bounds are drawn above and inserted with the rest. */
const withoutBounds = (table: AnswerTable | undefined): AnswerTable | null => {
  if (!table) return null;
  const kept = table.columns.flatMap((_, index) => (index === 0 || index % 3 === 1 ? [index] : []));
  return {
    ...table,
    columns: kept.map((index) => table.columns[index]!),
    rows: table.rows.map((row) => kept.map((index) => row[index] ?? null)),
  };
};

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForecastResult } from '#shared/analyses/forecast.js';
import type { Answer } from '#shared/answers/answer.js';
import type { AnswerTable } from '#shared/answers/table.js';
import { useFormat } from '../../wording/use-format.js';

/** Periods ahead only, with the bounds; the answer's own table also holds the history. */
export const useForecastTable = (answer: Answer, forecast: ForecastResult): AnswerTable => {
  const { t } = useTranslation();
  const { percent } = useFormat();
  return useMemo(() => {
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

import { useTranslation } from 'react-i18next';
import { forecastPeriods } from '#shared/analyses/forecast.js';
import { Choice } from './choice.js';
import { ChoiceRow } from './choice-row.js';
import { datesOf, measuresOf } from './forecast-columns.js';
import { MoreColumns } from './forecast-more.js';
import { horizons, type ForecastInputs as Inputs, type Period, type useForecast } from './use-forecast.js';

interface ForecastInputsProps {
  readonly forecast: ReturnType<typeof useForecast>;
  readonly inputs: Inputs;
}

const IN_ORDER = 'rows';

/** `column|period`; the period is empty when the series keeps its own step. */
const valueOf = ({ timeline, period }: Inputs) => (timeline === null ? IN_ORDER : `${timeline}|${period ?? ''}`);

const parse = (value: string): Pick<Inputs, 'timeline' | 'period'> => {
  if (value === IN_ORDER) return { timeline: null, period: null };
  const at = value.lastIndexOf('|');
  return { timeline: value.slice(0, at), period: (value.slice(at + 1) || null) as Period | null };
};

export const ForecastInputs = ({ forecast: { columns, change }, inputs }: ForecastInputsProps) => {
  const { t } = useTranslation();
  const dates = datesOf(columns);
  const unit = inputs.period ?? 'step';
  const by = dates.flatMap(({ name }) => {
    const suffix = dates.length > 1 ? `, ${name}` : '';
    return [
      ...forecastPeriods
        .filter((period) => period !== 'hour')
        .map((period) => ({ value: `${name}|${period}`, label: t(`period.${period}`) + suffix })),
      { value: `${name}|`, label: t('forecast.itsOwnStep') + suffix },
    ];
  });
  return (
    <div>
      <ChoiceRow>
        <Choice
          label={t('forecast.measure')}
          value={inputs.values}
          options={measuresOf(columns).map(({ name }) => ({ value: name, label: name }))}
          onChange={(values) => change({ values })}
        />
        <Choice
          label={t('forecast.by')}
          value={valueOf(inputs)}
          options={[...by, { value: IN_ORDER, label: t('forecast.rowOrder') }]}
          onChange={(value) => change(parse(value))}
        />
        <Choice
          label={t('forecast.ahead')}
          value={String(inputs.horizon)}
          options={horizons.map((horizon) => ({
            value: String(horizon),
            label: t(`ahead.${unit}`, { count: horizon }),
          }))}
          onChange={(horizon) => change({ horizon: Number(horizon) })}
        />
      </ChoiceRow>
      <MoreColumns columns={columns} inputs={inputs} change={change} />
    </div>
  );
};

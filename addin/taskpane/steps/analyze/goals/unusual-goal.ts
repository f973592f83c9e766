import type { Column } from '#shared/data/column.js';
import { datesOf, measuresOf } from '../forecast-columns.js';
import { named, type Goal } from './goal.js';

/** A sheet with a date and few other columns is a series; a wider one holds records. */
const MOST_SERIES_COLUMNS = 3;

const sensitivities = { usual: 0.5, more: 0.7, fewer: 0.3 } as const;
const methods = { usual: 'iqr', more: 'zscore', fewer: 'mad' } as const;

type Much = keyof typeof sensitivities;

const isMuch = (text: string | undefined): text is Much => text !== undefined && text in sensitivities;

const looks = (columns: readonly Column[]): readonly ('values' | 'moments' | 'rows')[] => {
  const moments = datesOf(columns).length > 0 ? (['moments'] as const) : [];
  const rows = measuresOf(columns).length > 1 ? (['rows'] as const) : [];
  return columns.length <= MOST_SERIES_COLUMNS ? [...moments, 'values', ...rows] : ['values', ...rows, ...moments];
};

/** Single values far from the others, moments of a series out of its way, or rows that fit no other. */
export const unusualGoal: Goal = {
  analysis: ({ look }) => (look === 'values' ? 'outliers' : 'anomalies'),
  inputs(columns, t) {
    const measures = measuresOf(columns);
    if (measures.length === 0) return [];
    return [
      {
        key: 'look',
        label: t('goals.lookFor'),
        options: looks(columns).map((look) => ({ value: look, label: t(`goals.${look}`) })),
      },
      { key: 'measure', label: t('goals.in'), options: measures.map(named) },
      {
        key: 'much',
        label: t('goals.show'),
        options: (['usual', 'more', 'fewer'] as const).map((much) => ({ value: much, label: t(`goals.${much}`) })),
      },
    ];
  },
  params({ look, measure, much }, columns) {
    const wanted = isMuch(much) ? much : 'usual';
    if (look === 'values') return { values: measure, method: methods[wanted] };
    const rows = look === 'rows';
    return {
      values: rows ? measuresOf(columns).map(({ name }) => name) : [measure],
      timeline: rows ? null : (datesOf(columns)[0]?.name ?? null),
      sensitivity: sensitivities[wanted],
    };
  },
};

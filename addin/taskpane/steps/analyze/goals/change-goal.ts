import type { changePeriods } from '#shared/analyses/change.js';
import type { Column } from '#shared/data/column.js';
import { datesOf, measuresOf } from '../forecast-columns.js';
import { named, type Goal, type Translate } from './goal.js';

/** `column|period`, with no period where a column of categories is compared. */
const sides = (columns: readonly Column[], t: Translate) => {
  const dates = datesOf(columns);
  const byDate = dates.flatMap(({ name }) =>
    (['quarter', 'month', 'year'] as const satisfies readonly (typeof changePeriods)[number][]).map((period) => ({
      value: `${name}|${period}`,
      label: dates.length > 1 ? `${t(`period.${period}`)}, ${name}` : t(`period.${period}`),
    })),
  );
  const byCategory = columns.filter(({ type }) => type === 'text' || type === 'boolean');
  return [...byDate, ...byCategory.map(({ name }) => ({ value: `${name}|`, label: name }))];
};

export const changeGoal: Goal = {
  analysis: 'change',
  inputs(columns, t) {
    const measures = measuresOf(columns);
    const by = sides(columns, t);
    if (measures.length === 0 || by.length === 0) return [];
    const against = [
      { value: 'year-before', label: t('goals.yearBefore') },
      { value: 'period-before', label: t('goals.periodBefore') },
    ];
    return [
      { key: 'measure', label: t('goals.measure'), options: measures.map(named) },
      { key: 'by', label: t('goals.last'), options: by },
      ...(datesOf(columns).length > 0 ? [{ key: 'against', label: t('goals.against'), options: against }] : []),
    ];
  },
  params({ measure, by = '', against = 'year-before' }) {
    const at = by.lastIndexOf('|');
    return { measure, by: by.slice(0, at), period: by.slice(at + 1) || null, against };
  },
};

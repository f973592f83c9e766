import { measuresOf } from '../forecast-columns.js';
import { named, type Goal } from './goal.js';

const numbers = ['7', '3', '12'];

export const insightsGoal: Goal = {
  analysis: 'insights',
  isWorded: true,
  inputs(columns, t) {
    const measures = measuresOf(columns);
    const categories = columns.filter(({ type }) => type === 'text' || type === 'boolean');
    if (measures.length + categories.length === 0) return [];
    return [
      {
        key: 'measure',
        label: t('goals.about'),
        options: [{ value: '', label: t('goals.everything') }, ...measures.map(named)],
      },
      {
        key: 'most',
        label: t('goals.show'),
        options: numbers.map((most) => ({ value: most, label: t('goals.atMost', { count: Number(most) }) })),
      },
    ];
  },
  params: ({ measure, most }) => ({ measures: measure ? [measure] : null, most: Number(most) }),
};

import { measuresOf } from '../forecast-columns.js';
import { named, type Goal } from './goal.js';

const levels = ['0.95', '0.99', '0.9'];

/** Whether the two largest groups of a column differ on average. */
export const compareGoal: Goal = {
  analysis: 'compare',
  inputs(columns, t) {
    const measures = measuresOf(columns);
    const groups = columns.filter(({ type }) => type === 'text' || type === 'boolean');
    if (measures.length === 0 || groups.length === 0) return [];
    return [
      { key: 'first', label: t('goals.average'), options: measures.map(named) },
      { key: 'by', label: t('goals.between'), options: groups.map(named) },
      {
        key: 'level',
        label: t('goals.interval'),
        options: levels.map((level) => ({ value: level, label: t('goals.level', { share: Number(level) }) })),
      },
    ];
  },
  params: ({ first, by, level }) => ({ first, by, confidenceLevel: Number(level) }),
};

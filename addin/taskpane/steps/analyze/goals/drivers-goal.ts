import { measuresOf } from '../forecast-columns.js';
import { named, type Goal } from './goal.js';

const tops = ['5', '3', '10'];

export const driversGoal: Goal = {
  analysis: 'drivers',
  inputs(columns, t) {
    const categories = columns.filter(({ type }) => type === 'text' || type === 'boolean');
    const targets = [...measuresOf(columns), ...categories];
    if (targets.length < 2) return [];
    return [
      { key: 'target', label: t('goals.explain'), options: targets.map(named) },
      {
        key: 'top',
        label: t('goals.show'),
        options: tops.map((top) => ({ value: top, label: t('goals.atMost', { count: Number(top) }) })),
      },
    ];
  },
  params: ({ target, top }) => ({ target, top: Number(top) }),
};

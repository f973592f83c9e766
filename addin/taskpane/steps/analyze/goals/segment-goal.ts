import { measuresOf } from '../forecast-columns.js';
import type { Goal } from './goal.js';

const counts = ['2', '3', '4', '5', '6', '8'];

export const segmentGoal: Goal = {
  analysis: 'segment',
  inputs(columns, t) {
    if (measuresOf(columns).length === 0) return [];
    return [
      {
        key: 'columns',
        label: t('goals.lookAt'),
        options: [
          { value: 'all', label: t('goals.allColumns') },
          { value: 'numbers', label: t('goals.numbersOnly') },
        ],
      },
      {
        key: 'segments',
        label: t('goals.groups'),
        options: [{ value: '', label: t('goals.asFound') }, ...counts.map((count) => ({ value: count, label: count }))],
      },
    ];
  },
  params: ({ columns: which, segments }, columns) => ({
    columns: which === 'numbers' ? measuresOf(columns).map(({ name }) => name) : null,
    segments: segments ? Number(segments) : null,
  }),
};

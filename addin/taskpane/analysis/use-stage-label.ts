import { useTranslation } from 'react-i18next';
import type { Stage } from '../api/api.js';
import { useFormat } from '../wording/use-format.js';
import { COMPUTING } from './compute-in-source.js';

/** Stages of the add-in itself, as it calls them. */
const ownStages = {
  'Reading rows': 'stages.read',
  'Sending rows': 'stages.send',
  [COMPUTING]: 'stages.compute',
} as const;
const isOwn = (name: string): name is keyof typeof ownStages => Object.hasOwn(ownStages, name);

/** Words for a stage: our own by name, the server's as it calls them. */
export const useStageLabel = () => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const name = (stage: Stage) => (isOwn(stage.name) ? t(ownStages[stage.name]) : stage.name);
  const counted = ({ done, total }: Stage) =>
    total > 0 ? t('running.count', { done: count(done), total: count(total) }) : '';
  return {
    name,
    count: counted,
    withCount: (stage: Stage) => [name(stage), counted(stage)].filter(Boolean).join(', ') + '.',
  };
};

import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { useDataset } from '../../../api/use-dataset.js';
import { useSource } from '../../../source/source-context.js';
import { isTable } from '../../../source/table-in-focus.js';
import type { GoalName } from './goal.js';
import { GoalPage } from './goal-page.js';
import { useGoal } from './use-goal.js';

const noColumns = [] as const;

/** A goal over the table in focus. */
export const GoalScreen = ({ name }: { name: GoalName }) => {
  const { t } = useTranslation();
  const { table } = useSource();
  const usable = table !== null && isTable(table);
  const dataset = useDataset(table, usable);
  const goal = useGoal(name, {
    slot: name,
    table: usable ? table : null,
    columns: dataset.data?.columns ?? noColumns,
  });
  return (
    <GoalPage
      name={name}
      goal={goal}
      read={{
        pending: dataset.isFetching,
        error: dataset.error && toAppError(dataset.error),
        again: () => void dataset.refetch(),
      }}
      missing={usable ? null : t('ask.selectFirst')}
    />
  );
};

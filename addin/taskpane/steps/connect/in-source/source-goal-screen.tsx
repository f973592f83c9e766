import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../frame/page-header.js';
import type { TablePlace } from '../../../source/table-in-focus.js';
import type { GoalInSource } from '../../analyze/goals/goal.js';
import { GoalPage } from '../../analyze/goals/goal-page.js';
import { useGoal } from '../../analyze/goals/use-goal.js';
import { useTableInSource } from './use-table-in-source.js';
import { WhereItLies } from './where-it-lies.js';

/** A goal over a table of a connection: the source computes it, and only what the finding needs travels. */
export const SourceGoalScreen = ({ place, name }: { place: TablePlace; name: GoalInSource }) => {
  const { t } = useTranslation();
  const { source, table, columns, read } = useTableInSource(place);
  const goal = useGoal(name, { slot: `${name}-in-source`, table, columns });
  return (
    <>
      <PageHeader title={t(`goals.${name}`)} />
      <GoalPage name={name} goal={goal} read={read}>
        <WhereItLies table={place.table.name} source={source} />
      </GoalPage>
    </>
  );
};

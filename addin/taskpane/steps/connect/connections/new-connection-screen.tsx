import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useNavigation } from '../../../app/navigation.js';
import type { SourceFamily } from '../../../app/places.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen } from '../../../frame/screen.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { familyOf, useConnectors } from '../sources/use-sources.js';
import { DriverTiles } from './driver-tiles.js';

/** Which kind the new connection is of. */
export const NewConnectionScreen = ({ family }: { family: SourceFamily }) => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const connectors = useConnectors();
  const title = t('connections.add');
  return (
    <>
      <PageHeader title={title} />
      <Screen title={title} onEscape={back}>
        {connectors.isPending && <SkeletonCard />}
        {connectors.isError && <ProblemCard error={toAppError(connectors.error)} ways={[]} />}
        {connectors.data && (
          <DriverTiles
            connectors={connectors.data.filter((one) => familyOf(one) === family)}
            intro={t(`connections.choose.${family}`)}
          />
        )}
      </Screen>
    </>
  );
};

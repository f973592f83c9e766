import { BranchFork24Regular } from '@fluentui/react-icons/svg/branch-fork';
import { ChatSparkle24Regular } from '@fluentui/react-icons/svg/chat-sparkle';
import { DataWaterfall24Regular } from '@fluentui/react-icons/svg/data-waterfall';
import { Scales24Regular } from '@fluentui/react-icons/svg/scales';
import { useTranslation } from 'react-i18next';
import type { Connector } from '#shared/contract/connections.js';
import { Section } from '../../../components/surface.js';
import type { TablePlace } from '../../../source/table-in-focus.js';
import { TileGrid, type GoalTile } from '../../analyze/goal-tiles.js';

const tilesFor = (place: TablePlace): readonly GoalTile[] => [
  { name: 'ask', place: { screen: 'source-ask', ...place }, Icon: ChatSparkle24Regular },
  { name: 'change', place: { screen: 'source-goal', goal: 'change', ...place }, Icon: DataWaterfall24Regular },
  { name: 'drivers', place: { screen: 'source-goal', goal: 'drivers', ...place }, Icon: BranchFork24Regular },
  { name: 'compare', place: { screen: 'source-goal', goal: 'compare', ...place }, Icon: Scales24Regular },
];

interface InSourceTilesProps {
  readonly place: TablePlace;
  /** What the source is asked in; null for files, which must be loaded first. */
  readonly language: Connector['language'];
}

/** What can be asked of a table without loading it. */
export const InSourceTiles = ({ place, language }: InSourceTilesProps) => {
  const { t } = useTranslation();
  if (language === null) return null;
  const tiles = tilesFor(place);
  return (
    <Section title={t('inSource.title')} aside={t('inSource.aside')}>
      <TileGrid tiles={language === 'sql' ? tiles : tiles.slice(0, 1)} />
    </Section>
  );
};

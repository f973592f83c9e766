import { makeStyles, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { BranchFork24Regular } from '@fluentui/react-icons/svg/branch-fork';
import { DataWaterfall24Regular } from '@fluentui/react-icons/svg/data-waterfall';
import { PeopleCommunity24Regular } from '@fluentui/react-icons/svg/people-community';
import { DataTrending24Regular } from '@fluentui/react-icons/svg/data-trending';
import { Lightbulb24Regular } from '@fluentui/react-icons/svg/lightbulb';
import { ScanDash24Regular } from '@fluentui/react-icons/svg/scan-dash';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation.js';
import type { Place } from '../../app/places.js';
import { Muted, Section } from '../../components/surface.js';

type TileName = 'ask' | 'change' | 'compare' | 'drivers' | 'forecast' | 'segment' | 'unusual' | 'insights';

const goals: readonly GoalTile[] = [
  { name: 'change', place: { screen: 'goal', goal: 'change' }, Icon: DataWaterfall24Regular },
  { name: 'drivers', place: { screen: 'goal', goal: 'drivers' }, Icon: BranchFork24Regular },
  { name: 'forecast', place: { screen: 'forecast' }, Icon: DataTrending24Regular },
  { name: 'segment', place: { screen: 'goal', goal: 'segment' }, Icon: PeopleCommunity24Regular },
  { name: 'unusual', place: { screen: 'goal', goal: 'unusual' }, Icon: ScanDash24Regular },
  { name: 'insights', place: { screen: 'goal', goal: 'insights' }, Icon: Lightbulb24Regular },
];

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(132px, 1fr))', gap: '8px' },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '2px',
    padding: '10px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  icon: { color: tokens.colorBrandForeground1, marginBottom: '4px' },
});

export interface GoalTile {
  readonly name: TileName;
  readonly place: Place;
  readonly Icon: FluentIcon;
}

/** What an analysis can tell, as questions. One line adds one; goals that do not work yet are not shown. */
export const GoalTiles = () => {
  const { t } = useTranslation();
  return (
    <Section title={t('analyze.goals')}>
      <TileGrid tiles={goals} />
    </Section>
  );
};

/** Questions to press, each leading to its screen. */
export const TileGrid = ({ tiles }: { tiles: readonly GoalTile[] }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <div className={styles.grid}>
      {tiles.map(({ name, place, Icon }) => (
        <button key={name} type="button" className={styles.tile} onClick={() => go(place)}>
          <Icon className={styles.icon} />
          <b>{t(`analyze.${name}`)}</b>
          <Muted>{t(`analyze.${name}Detail`)}</Muted>
        </button>
      ))}
    </div>
  );
};

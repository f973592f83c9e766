import { makeStyles, tokens } from '@fluentui/react-components';
import { DataTrending24Regular } from '@fluentui/react-icons/svg/data-trending';
import { ScanDash24Regular } from '@fluentui/react-icons/svg/scan-dash';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation.js';
import { Muted, Section } from '../../components/surface.js';

const goals = [
  { screen: 'forecast', Icon: DataTrending24Regular },
  { screen: 'outliers', Icon: ScanDash24Regular },
] as const;

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

/** What an analysis can tell, as questions. One line adds one; goals that do not work yet are not shown. */
export const GoalTiles = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <Section title={t('analyze.goals')}>
      <div className={styles.grid}>
        {goals.map(({ screen, Icon }) => (
          <button key={screen} type="button" className={styles.tile} onClick={() => go({ screen })}>
            <Icon className={styles.icon} />
            <b>{t(`analyze.${screen}`)}</b>
            <Muted>{t(`analyze.${screen}Detail`)}</Muted>
          </button>
        ))}
      </div>
    </Section>
  );
};

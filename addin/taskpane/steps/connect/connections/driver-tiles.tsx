import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Connector } from '#shared/contract/connections.js';
import { useNavigation } from '../../../app/navigation.js';
import { Muted, Sentence } from '../../../components/surface.js';
import { DriverMark } from '../sources/driver-mark.js';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(148px, 1fr))',
    gap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  tile: {
    width: '100%',
    height: '100%',
    display: 'grid',
    alignContent: 'start',
    gap: '6px',
    padding: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' },
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  proof: { fontSize: '11px', lineHeight: '14px', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

interface DriverTilesProps {
  readonly connectors: readonly Connector[];
  readonly intro: string;
}

/** The kinds of sources, each with what it was proven against. */
export const DriverTiles = ({ connectors, intro }: DriverTilesProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <>
      <div>
        <Sentence>{intro}</Sentence>
        <Muted>{t('connections.readOnly')}</Muted>
      </div>
      <ul className={styles.grid}>
        {connectors.map(({ kind, label, provenOn, available, reason }) => (
          <li key={kind}>
            <button
              type="button"
              className={styles.tile}
              disabled={!available}
              onClick={() => go({ screen: 'connection-form', kind })}
            >
              <span className={styles.head}>
                <DriverMark kind={kind} />
                <span className={styles.name}>{label}</span>
              </span>
              <span className={styles.proof}>{reason ?? t('connections.provenOn', { what: provenOn })}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

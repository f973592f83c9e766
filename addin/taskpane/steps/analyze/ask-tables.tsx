import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { MathFormula16Regular } from '@fluentui/react-icons/svg/math-formula';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation.js';
import { Muted } from '../../components/surface.js';
import { TextButton } from '../../components/text-button.js';
import { plainAddress } from '../../source/address.js';
import type { useAskTables } from './use-ask-tables.js';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', marginTop: '-4px' },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '2px',
    maxWidth: '100%',
    padding: '0 2px 0 8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    overflowWrap: 'anywhere',
  },
  remove: { minWidth: '24px', width: '24px', height: '24px', padding: 0, color: 'inherit' },
  add: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
});

/** What a question may name: the tables beside the one in focus, and how to add one; measures the workspace defines. */
export const AskTables = ({ tables }: { tables: ReturnType<typeof useAskTables> }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { further, candidate, pinned, begin, add, remove } = tables;
  return (
    <div className={styles.row}>
      {further.length > 0 && <Muted>{t('askTables.also')}</Muted>}
      {further.map(({ name, address }) => (
        <span key={name} className={styles.chip}>
          {t('askTables.as', { source: plainAddress(address), name })}
          <Button
            className={styles.remove}
            appearance="transparent"
            size="small"
            icon={<Dismiss12Regular />}
            aria-label={t('askTables.remove', { name })}
            onClick={() => remove(name)}
          />
        </span>
      ))}
      {candidate ? (
        <TextButton className={styles.add} onClick={add}>
          <Add16Regular />
          {t('askTables.addThis', { source: candidate.table ?? plainAddress(candidate.address) })}
        </TextButton>
      ) : pinned && further.length === 0 ? (
        <Muted>{t('askTables.select')}</Muted>
      ) : (
        !pinned && (
          <TextButton className={styles.add} onClick={begin}>
            <Add16Regular />
            {t('askTables.add')}
          </TextButton>
        )
      )}
      <TextButton className={styles.add} onClick={() => go({ screen: 'definitions' })}>
        <MathFormula16Regular />
        {t('definitions.title')}
      </TextButton>
    </div>
  );
};

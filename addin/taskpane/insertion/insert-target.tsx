import { makeStyles, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { TextButton } from '../components/text-button.js';
import { useInsertion, type InsertTarget as Target } from './insertion-context.js';

const useStyles = makeStyles({ line: { display: 'block' } });

/** Says where the next insertion goes, and lets the user choose. */
export const InsertTarget = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { target, setTarget } = useInsertion();
  return (
    <>
      <span className={styles.line}>{t('insert.to')}</span>
      <Menu
        checkedValues={{ target: [target] }}
        onCheckedValueChange={(_, { checkedItems }) => setTarget((checkedItems[0] ?? 'new-sheet') as Target)}
      >
        <MenuTrigger disableButtonEnhancement>
          <TextButton>{t(target === 'cell' ? 'insert.selectedCell' : 'insert.newSheet')}</TextButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItemRadio name="target" value="new-sheet">
              {t('insert.newSheet')}
            </MenuItemRadio>
            <MenuItemRadio name="target" value="cell">
              {t('insert.selectedCell')}
            </MenuItemRadio>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
};

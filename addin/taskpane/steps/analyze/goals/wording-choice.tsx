import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Muted } from '../../../components/surface.js';
import { ShareOptions } from '../../../privacy/share-options.js';
import { useWording } from '../../../privacy/use-wording.js';

const useStyles = makeStyles({
  box: {
    '& label': { padding: '0 0 0 2px', fontSize: tokens.fontSizeBase200, lineHeight: '16px' },
    '& .fui-Checkbox__indicator': { margin: '2px 4px 2px 0' },
  },
  sent: { paddingLeft: '22px' },
});

/**
 * Lets the co-pilot word the findings, and says what it gets for that; nothing where the server has none.
 * @param brief without what may be shared, where an answer needs the room
 */
export const WordingChoice = ({ brief }: { brief: boolean }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { model, on, share, allow } = useWording();
  if (model === null) return null;
  return (
    <div>
      <Checkbox
        className={styles.box}
        checked={on}
        onChange={(_, { checked }) => allow(checked === true)}
        label={t('wording.allow')}
      />
      {on && (
        <div className={styles.sent}>
          <Muted>{t(`wording.sent.${share}`, { model })}</Muted>
          {!brief && <ShareOptions />}
        </div>
      )}
    </div>
  );
};

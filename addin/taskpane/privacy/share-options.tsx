import { makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { shares, useShare, type Share } from './use-share.js';

const useStyles = makeStyles({
  options: { '& label': { paddingTop: '4px', paddingBottom: '4px', fontSize: '12px' }, gap: 0 },
});

/** Whether the co-pilot sees example values, and which. */
export const ShareOptions = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [share, save] = useShare();
  return (
    <RadioGroup
      aria-label={t('privacy.share')}
      className={styles.options}
      value={share}
      onChange={(_, { value }) => save(value as Share)}
    >
      {shares.map((one) => (
        <Radio key={one} value={one} label={t(`privacy.shares.${one}`)} />
      ))}
    </RadioGroup>
  );
};

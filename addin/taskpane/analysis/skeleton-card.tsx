import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Card } from '../components/surface.js';

const useStyles = makeStyles({
  lines: { display: 'grid', gap: '8px' },
  '80': { width: '82%' },
  '50': { width: '54%' },
});

/** The shape of an answer that is seconds away. */
export const SkeletonCard = ({ chart = false }: { chart?: boolean }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Card>
      <Skeleton aria-label={t('running.working')} className={styles.lines}>
        <SkeletonItem size={16} className={styles['80']} />
        <SkeletonItem size={12} className={styles['50']} />
        {chart && <SkeletonItem size={96} />}
        <SkeletonItem size={12} />
        <SkeletonItem size={12} />
      </Skeleton>
    </Card>
  );
};

import { useTranslation } from 'react-i18next';
import { Card, Muted, Sentence } from '../components/surface.js';

export const CancelledCard = () => {
  const { t } = useTranslation();
  return (
    <Card>
      <Sentence>
        <b>{t('running.cancelled')}</b>
      </Sentence>
      <Muted>{t('problem.nothingChanged')}</Muted>
    </Card>
  );
};

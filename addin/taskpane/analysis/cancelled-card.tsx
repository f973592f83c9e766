import { useTranslation } from 'react-i18next';
import { Card, Muted, Sentence } from '../components/surface.js';

/** @param restored the answer of an earlier run stands below again */
export const CancelledCard = ({ restored = false }: { restored?: boolean }) => {
  const { t } = useTranslation();
  return (
    <Card>
      <Sentence>
        <b>{t('running.cancelled')}</b>
      </Sentence>
      <Muted>{t(restored ? 'running.restored' : 'problem.nothingChanged')}</Muted>
    </Card>
  );
};

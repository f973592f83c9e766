import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import { useNavigation } from '../app/navigation.js';
import { Pill } from '../components/pill.js';
import { startOf } from '../steps/analyze/investigate/investigation-start.js';

/** Leads from a change to the question why; nothing where there is no change to look into. */
export const AskWhy = ({ answer }: { answer: Answer }) => {
  const { t } = useTranslation();
  const { go, place } = useNavigation();
  const several = (answer.findings ?? []).length > 1 && answer.receipt.analysis === 'insights';
  if (place.screen === 'investigation' || several || startOf(answer) === null) return null;
  return (
    <Pill onClick={() => go({ screen: 'investigation', runId: answer.receipt.runId })}>{t('investigate.why')}</Pill>
  );
};

import { useTranslation } from 'react-i18next';
import { Pill, PillGroup } from '../../components/pill.js';
import { Muted } from '../../components/surface.js';

interface QuestionsProps {
  readonly questions: readonly string[];
  readonly onAsk: (question: string) => void;
}

const QuestionPills = ({ label, questions, onAsk }: QuestionsProps & { label: string }) => (
  <PillGroup label={label}>
    {questions.map((question) => (
      <Pill key={question} lang="en" onClick={() => onAsk(question)}>
        {question}
      </Pill>
    ))}
  </PillGroup>
);

/** What the columns invite to ask, before the first question. */
export const Examples = ({ questions, onAsk }: QuestionsProps) => {
  const { t, i18n } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <>
      <QuestionPills label={t('ask.examples')} questions={questions} onAsk={onAsk} />
      {i18n.language !== 'en' && <Muted>{t('ask.englishOnly')}</Muted>}
    </>
  );
};

/** What an answer invites to ask next. */
export const FollowUps = ({ questions, onAsk }: QuestionsProps) => {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return <QuestionPills label={t('ask.followUps')} questions={questions} onAsk={onAsk} />;
};

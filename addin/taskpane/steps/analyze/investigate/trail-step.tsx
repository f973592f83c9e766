import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import type { Step } from '#shared/contract/investigations.js';
import { AnswerCard } from '../../../answers/answer-card.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { TextButton } from '../../../components/text-button.js';

const useStyles = makeStyles({
  question: {
    alignSelf: 'flex-end',
    maxWidth: '86%',
    padding: '5px 10px',
    borderRadius: '8px 8px 0 8px',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  back: { marginLeft: '8px' },
});

interface TrailStepProps {
  readonly step: Step;
  /** What was asked, in the user's language. */
  readonly title: string;
  readonly answer: Answer | null;
  /** Shortens the trail to this step; left out where it ends here. */
  readonly onBack?: (() => void) | undefined;
}

/** What was asked, as a bubble, and below it what was found, with its certainty and its run. */
export const TrailStep = ({ step, title, answer, onBack }: TrailStepProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers give back a promise, which React would take for the effect's end.
    void bubble.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  const sure = step.findings[0]?.certainty;
  const lead = [
    sure?.word && `${sure.word}.`,
    sure?.interval && `${sure.interval.text}.`,
    ...(answer?.sentences ?? []),
  ];
  return (
    <>
      <div ref={bubble} className={styles.question}>
        {title}
        {onBack && (
          <TextButton className={styles.back} onClick={onBack}>
            {t('investigate.back')}
          </TextButton>
        )}
      </div>
      {answer ? <AnswerCard answer={answer} lead={lead.filter(Boolean).join(' ')} /> : <SkeletonCard chart />}
    </>
  );
};

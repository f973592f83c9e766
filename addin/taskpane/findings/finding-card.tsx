import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { Answer } from '#shared/answers/answer.js';
import { AnswerCard } from '../answers/answer-card.js';
import { Tag } from '../components/tag.js';
import { useFormat } from '../wording/use-format.js';
import { isSure } from './certainty.js';
import { FindingDrawing } from './finding-drawing.js';
import { readFinding, type Drawing } from './read-finding.js';

const LEVEL = 0.95;

interface FindingCardProps {
  readonly answer: Answer;
  readonly onRow?: (row: number) => void;
  /** Stands under the drawing: how to ask further. */
  readonly children?: ReactNode;
}

/** One finding: what it is about, how sure it is, its sentence with its number, the drawing, and how it was found. */
export const FindingCard = ({ answer, onRow, children }: FindingCardProps) => {
  const { t } = useTranslation();
  const { tags, certainty, drawing } = readFinding(answer);
  const interval = useInterval(drawing);
  const lead = [...answer.sentences.slice(0, 2), interval].filter(Boolean).join(' ');
  return (
    <AnswerCard
      answer={answer}
      lead={lead}
      tags={
        <>
          {tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
          {certainty && <Tag tone={isSure(certainty) ? 'ok' : 'warning'}>{t(`findings.certainty.${certainty}`)}</Tag>}
        </>
      }
    >
      <FindingDrawing answer={answer} drawing={drawing} onRow={onRow} />
      {children}
    </AnswerCard>
  );
};

/** The interval of the number that matters most. */
const useInterval = (drawing: Drawing): string => {
  const { t } = useTranslation();
  const { percent } = useFormat();
  if (drawing.kind !== 'drivers') return '';
  const [first] = drawing.result.drivers;
  if (!first) return '';
  const { column, importance, lower, upper } = first;
  return t('findings.shareInterval', {
    column,
    share: percent(importance),
    level: percent(LEVEL, 0),
    lower: percent(lower),
    upper: percent(upper),
  });
};

import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import { useAnnounce } from '../frame/announcer.js';
import { useWorkbookSetting } from '../workbook-access/use-workbook-setting.js';

export type Rating = 'right' | 'wrong';

/** What the user said about answers, by run id: kept in the workbook, without any words of the answers. */
export interface Findings {
  readonly pinned: readonly string[];
  readonly ratings: Readonly<Record<string, Rating>>;
}

const none: Findings = { pinned: [], ratings: {} };

export const useAllFindings = () => {
  const { value, save } = useWorkbookSetting<Findings>('dv.findings');
  return { findings: value ?? none, save };
};

export const useFindings = ({ receipt: { runId } }: Answer) => {
  const { findings, save } = useAllFindings();
  const announce = useAnnounce();
  const { t } = useTranslation();
  const pinned = findings.pinned.includes(runId);
  const rating = findings.ratings[runId];

  const togglePin = () => {
    const others = findings.pinned.filter((id) => id !== runId);
    void save({ ...findings, pinned: pinned ? others : [...others, runId] });
    announce(t(pinned ? 'answer.unpinned' : 'answer.pinned'));
  };
  const rate = (next: Rating) => {
    const { [runId]: _old, ...others } = findings.ratings;
    void save({ ...findings, ratings: rating === next ? others : { ...others, [runId]: next } });
    announce(t('answer.rated'));
  };
  return { pinned, rating, togglePin, rate };
};

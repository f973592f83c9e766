import type { Answer } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';

const startsAtChange = ({ investigate }: Finding): boolean => investigate?.analysis === 'change';

/**
 * Where the drill into an answer's finding starts: the one named, else the first there is to ask why about; null when there is
 * none.
 */
export const startOf = ({ findings = [], receipt: { dataset, source } }: Answer, wanted?: string) => {
  const finding = findings.find((one) => startsAtChange(one) && (wanted === undefined || one.id === wanted));
  if (!finding?.investigate || dataset === null) return null;
  return { dataset, source, question: finding.headline.slice(0, 500), start: finding.investigate };
};

import type { Answer } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';

/** One finding of an answer as an answer of its own, with its table and chart; the whole answer when it has no such finding. */
export const oneFinding = (answer: Answer, id: string | undefined): Answer => {
  const finding = answer.findings?.find((one) => one.id === id);
  if (!finding) return answer;
  const table = finding.table === null ? undefined : answer.tables[finding.table];
  const chart = finding.chart === null ? undefined : answer.charts[finding.chart];
  const shown = table ?? (chart && answer.tables[chart.table]);
  return {
    ...answer,
    headline: finding.headline,
    sentences: [...finding.sentences, ...(finding.certainty.interval ? [finding.certainty.interval.text] : [])],
    tables: shown ? [shown] : [],
    charts: chart && shown ? [{ ...chart, table: 0 }] : [],
    findings: [{ ...finding, table: shown ? 0 : null, chart: chart ? 0 : null }],
    followUps: [],
  };
};

/** The finding an answer is all about; null where it tells of several, or of more than findings. */
export const soleFinding = ({ headline, findings = [] }: Answer): Finding | null => {
  const [first, ...others] = findings;
  return first && others.length === 0 && first.headline === headline ? first : null;
};

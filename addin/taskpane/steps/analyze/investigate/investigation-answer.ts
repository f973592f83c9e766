import type { Answer } from '#shared/answers/answer.js';
import type { AnswerColumn, AnswerTable } from '#shared/answers/table.js';
import type { Investigation } from '#shared/contract/investigations.js';
import { shortRun } from '../../../../workbook/provenance.js';

const column = (name: string, type: AnswerColumn['type'] = 'text'): AnswerColumn => ({
  name,
  type,
  unit: { kind: 'plain' },
  decimals: null,
});

const trailTable = ({ trail }: Investigation): AnswerTable => ({
  name: 'Trail',
  columns: [column('Step', 'integer'), column('Looked at'), column('Finding'), column('Certainty'), column('Run')],
  rows: trail.map(({ title, headline, findings, run }, index) => [
    index + 1,
    title,
    headline,
    findings[0]?.certainty.word ?? '',
    shortRun(run),
  ]),
  totalRows: trail.length,
});

/** A whole trail as one answer: the summary, every step with its finding and run, then the table and chart of each. */
export const investigationAnswer = (investigation: Investigation, answers: readonly Answer[]): Answer | null => {
  const [first] = answers;
  if (!first || answers.length < investigation.trail.length) return null;
  const { question, trail, summary } = investigation;
  const tables = [trailTable(investigation)];
  const charts: Answer['charts'] = [];
  answers.forEach((answer, index) => {
    const [chart] = answer.charts;
    const table = answer.tables[chart?.table ?? 0];
    if (!table) return;
    if (chart) charts.push({ ...chart, table: tables.length });
    tables.push({ ...table, name: `${index + 1}. ${trail[index]?.headline ?? answer.headline}` });
  });
  return {
    headline: summary?.headline ?? question,
    sentences: summary?.sentences ?? trail.map(({ headline }) => headline),
    tables,
    charts,
    followUps: [],
    result: null,
    receipt: {
      ...first.receipt,
      analysis: 'trail',
      milliseconds: answers.reduce((sum, { receipt }) => sum + receipt.milliseconds, 0),
      assumptions: [...new Set(answers.flatMap(({ receipt }) => receipt.assumptions))],
    },
  };
};

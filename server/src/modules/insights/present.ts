import type { Presentation } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';
import type { AnswerTable } from '#shared/answers/table.js';
import { counted } from '#shared/wording/numbers.js';
import type { Candidate } from './candidate.js';

const plain = { kind: 'plain' } as const;

const findingsTable = (findings: readonly Finding[]): AnswerTable => ({
  name: 'Findings',
  columns: ['Finding', 'Size', 'What it measures', 'Certainty', 'Interval', 'More'].map((name) => ({
    name,
    type: 'text',
    unit: plain,
    decimals: null,
  })),
  rows: findings.map(({ headline, size, certainty, sentences }) => [
    headline,
    size.text,
    size.of,
    certainty.word,
    certainty.interval?.text ?? '',
    sentences.join(' '),
  ]),
  totalRows: findings.length,
});

/** Gives each finding its place in the answer: table 0 lists all, each further table and chart belongs to one. */
const placed = (chosen: readonly Candidate[]): Pick<Presentation, 'tables' | 'charts'> & { findings: Finding[] } => {
  const tables: AnswerTable[] = [];
  const charts: Presentation['charts'] = [];
  const findings = chosen.map(({ finding, table, chart }): Finding => {
    const place = table ? tables.push(table) : null;
    const drawn = chart && place !== null ? charts.push({ ...chart, table: place }) - 1 : null;
    return { ...finding, table: place, chart: drawn };
  });
  return { findings, charts, tables };
};

const followUpsOf = (findings: readonly Finding[]): string[] => {
  const [measure] = findings.flatMap(({ columns }) => columns.slice(0, 1));
  return measure ? [`What drives ${measure}?`] : [];
};

interface Looked {
  readonly rows: number;
  readonly columns: number;
}

/** Headline, sentences and the table of all findings, from the sentences of the findings themselves. */
export const told = (findings: readonly Finding[], { rows, columns }: Looked) => {
  const looked = `${counted(rows, 'row')} and ${counted(columns, 'column')}`;
  return {
    headline:
      findings.length > 0
        ? `${counted(findings.length, 'finding')} worth knowing in ${looked}. ${findings[0]!.headline}`
        : `Nothing stands out in ${looked}: what there is could be chance.`,
    sentences: findings.slice(1, 3).map(({ headline }) => headline),
    findings: [...findings],
    list: findingsTable(findings),
  };
};

/** The chosen findings as one answer. */
export const present = (chosen: readonly Candidate[], looked: Looked): Presentation => {
  const { findings, tables, charts } = placed(chosen);
  const { list, ...said } = told(findings, looked);
  return { ...said, tables: [list, ...tables], charts, followUps: followUpsOf(findings) };
};

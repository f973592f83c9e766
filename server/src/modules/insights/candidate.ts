import type { Presentation } from '#shared/answers/answer.js';
import type { Chart } from '#shared/answers/chart.js';
import type { Finding } from '#shared/answers/finding.js';
import type { AnswerTable } from '#shared/answers/table.js';

/** A finding on its own, with what shows it. `chart.table` says nothing until the finding has its place in an answer. */
export interface Candidate {
  readonly finding: Finding;
  readonly table: AnswerTable | null;
  readonly chart: Chart | null;
}

/** What one search gives: its findings, and how many groups of tests it made. Each p-value is already adjusted within its group. */
export interface SearchResult {
  readonly candidates: readonly Candidate[];
  readonly tests: number;
}

/** The findings of an answer, each taken out with its own table and chart. */
export const candidatesOf = ({ findings = [], charts, tables }: Presentation): Candidate[] =>
  findings.map((finding) => {
    const chart = finding.chart === null ? null : (charts[finding.chart] ?? null);
    const table = chart ? chart.table : finding.table;
    return { finding, chart, table: table === null ? null : (tables[table] ?? null) };
  });

import { normalCdf } from '#server/statistics/distributions.js';
import { amount, named, share, whole } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';
import type { Candidate, SearchResult } from '../candidate.js';
import type { Search, Table } from '../search.js';
import { isAveraged } from '../shape.js';
import { readGroups, type Grouping } from './groups.js';
import { groupChart, groupTable } from './group-facts.js';

/** A leader has at least half more than an equal part. */
const LEAST_LEAD = 1.5;
/** Its part must exceed its part of the rows by a tenth; a value with many rows leads every sum. */
const LEAST_BEYOND_ROWS = 1.1;
const MOST_SHOWN = 12;

/** The leader's share against an equal share; its spread by the delta method, corrected for the choice of the largest. */
const leadOf = ({ groups, sum, squares }: Grouping): { part: number; p: number } => {
  const [first] = groups;
  const part = first!.sum / sum;
  const variance = (first!.squares * (1 - part) ** 2 + (squares - first!.squares) * part ** 2) / sum ** 2;
  const z = (part - 1 / groups.length) / Math.sqrt(variance);
  return { part, p: Math.min(1, 2 * (1 - normalCdf(z)) * groups.length) };
};

const leaderOf = (grouping: Grouping): Candidate | null => {
  const { groups, sum, measure, dimension } = grouping;
  if (groups.length < 2 || !(sum > 0) || groups.some((group) => group.sum < 0)) return null;
  const { part, p } = leadOf(grouping);
  if (part < LEAST_LEAD / groups.length) return null;
  const [first] = groups;
  const rowShare = first!.rows / grouping.rows;
  if (part < LEAST_BEYOND_ROWS * rowShare) return null;
  const facts = {
    leader: named(first!.name),
    measure: named(measure.name),
    dimension: named(dimension.name),
    part: share(part, 0),
    equal: share(1 / groups.length, 0),
    values: whole(groups.length),
    amount: amount(first!.sum, measure.unit),
    rowShare: share(rowShare, 0),
  };
  const finding = findingOf({
    kind: 'leader',
    headline: '{leader} makes {part} of {measure}, the most of {values} values of {dimension}.',
    sentences: ['That is {amount}; an equal part would be {equal}. It holds {rowShare} of the rows.'],
    facts,
    size: { value: part, text: facts.part.text, of: `Share of ${measure.name}` },
    p,
    effect: Math.sqrt(Math.max(0, (part - 1 / groups.length) / (1 - 1 / groups.length))),
    columns: [measure.name, dimension.name],
    evidence: evidenceOf(grouping),
  });
  const table = groupTable(grouping, 'sum', MOST_SHOWN);
  return { finding, table, chart: groupChart(finding.headline, `Sum of ${measure.name} by ${dimension.name}`, table) };
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const evidenceOf = ({ measure, dimension }: Grouping): Candidate['finding']['evidence'] => ({
  analysis: 'query',
  params: {
    sql: `SELECT ${quoted(dimension.name)}, sum(${quoted(measure.name)}) AS ${quoted(measure.name)} FROM data GROUP BY 1 ORDER BY 2 DESC`,
  },
});

/** Which value of a dimension makes most of a measure that can be added up. */
export const leaderSearch: Search = {
  name: 'Leaders',
  unfit: ({ measures, dimensions }) =>
    measures.length > 0 && dimensions.length > 0 ? null : 'There is no measure with a category beside it.',
  async run(table: Table): Promise<SearchResult> {
    const candidates: Candidate[] = [];
    let tests = 0;
    for (const measure of table.shape.measures) {
      if (isAveraged({ name: measure, unit: table.context.dataset.columns.find(({ name }) => name === measure)!.unit }))
        continue;
      for (const dimension of table.shape.dimensions) {
        const found = leaderOf(await readGroups(table, measure, dimension));
        if (found) candidates.push(found);
        tests++;
      }
    }
    return { candidates, tests };
  },
};

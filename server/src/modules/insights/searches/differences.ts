import { amount, amountText, named, share, whole } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';
import { chiSquareUpperTail, fUpperTail, studentQuantile } from '#server/statistics/distributions.js';
import type { Candidate, SearchResult } from '../candidate.js';
import type { Search, Table } from '../search.js';
import { groupChart, groupTable } from './group-facts.js';
import { readGroups, type Group, type Grouping } from './groups.js';

const LEAST_GROUP = 5;
const MOST_SHOWN = 12;

const variance = ({ rows, sum, squares }: Group): number => Math.max(0, (squares - (sum * sum) / rows) / (rows - 1));

/**
 * Welch's F for several means of unequal spread (Welch 1951).
 * @returns null when a group does not vary
 */
const welchP = (groups: readonly Group[]): number | null => {
  const weights = groups.map((group) => group.rows / variance(group));
  if (!weights.every(Number.isFinite)) return null;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = groups.reduce((sum, group, i) => sum + (weights[i]! * group.sum) / group.rows, 0) / total;
  const k = groups.length;
  const between =
    groups.reduce((sum, group, i) => sum + weights[i]! * (group.sum / group.rows - mean) ** 2, 0) / (k - 1);
  const lambda = groups.reduce((sum, group, i) => sum + (1 - weights[i]! / total) ** 2 / (group.rows - 1), 0);
  const f = between / (1 + (2 * (k - 2) * lambda) / (k * k - 1));
  return fUpperTail(f, k - 1, (k * k - 1) / (3 * lambda));
};

/** Kruskal and Wallis (1952): whether the ranks of a group differ, whatever the distribution. Ties make it a little stricter. */
const rankP = (groups: readonly Group[]): number => {
  const rows = groups.reduce((total, group) => total + group.rows, 0);
  const mean = groups.reduce((total, group) => total + group.ranks, 0) / rows;
  const spread = groups.reduce((total, group) => total + group.rows * (group.ranks / group.rows - mean) ** 2, 0);
  return chiSquareUpperTail((12 * spread) / (rows * (rows + 1)), groups.length - 1);
};

/** A few huge values may move a mean and say nothing of a group: both the means and the ranks must differ. */
const differenceP = (groups: readonly Group[]): number | null => {
  const p = welchP(groups);
  return p === null ? null : Math.max(p, rankP(groups));
};

/** One group against all other rows: difference of means and its 95 % interval by Welch. */
const against = (group: Group, { rows, sum, squares }: Grouping) => {
  const rest: Group = {
    name: '',
    rows: rows - group.rows,
    sum: sum - group.sum,
    squares: squares - group.squares,
    ranks: 0,
  };
  const difference = group.sum / group.rows - rest.sum / rest.rows;
  const [own, others] = [variance(group) / group.rows, variance(rest) / rest.rows];
  const freedom = (own + others) ** 2 / (own ** 2 / (group.rows - 1) + others ** 2 / (rest.rows - 1));
  const margin = studentQuantile(0.975, freedom) * Math.sqrt(own + others);
  return { difference, rest, lower: difference - margin, upper: difference + margin };
};

const between = (groups: readonly Group[]): number => {
  const rows = groups.reduce((total, group) => total + group.rows, 0);
  const sum = groups.reduce((total, group) => total + group.sum, 0);
  const squares = groups.reduce((total, group) => total + group.squares, 0);
  const inside = groups.reduce((total, group) => total + variance(group) * (group.rows - 1), 0);
  const whole = squares - (sum * sum) / rows;
  return whole > 0 ? Math.max(0, 1 - inside / whole) : 0;
};

const differenceOf = (grouping: Grouping): { candidate: Candidate | null } | null => {
  const { measure, dimension } = grouping;
  const groups = grouping.groups.filter(({ rows }) => rows >= LEAST_GROUP);
  const p = groups.length >= 2 && grouping.rows > groups.length ? differenceP(groups) : null;
  if (p === null) return null;
  const strength = (group: Group): number =>
    Math.abs(against(group, grouping).difference) * Math.sqrt(group.rows * (grouping.rows - group.rows));
  const group = [...groups].sort((a, b) => strength(b) - strength(a))[0]!;
  const { difference, rest, lower, upper } = against(group, grouping);
  if (rest.rows < LEAST_GROUP || (lower <= 0 && upper >= 0)) return { candidate: null };
  const facts = {
    group: named(group.name),
    dimension: named(dimension.name),
    measure: named(measure.name),
    mean: amount(group.sum / group.rows, measure.unit),
    others: amount(rest.sum / rest.rows, measure.unit),
    size: amount(Math.abs(difference), measure.unit),
    rows: whole(group.rows),
    part: share(between(groups), 0),
  };
  const finding = findingOf({
    kind: 'difference',
    headline: `{group} has ${difference < 0 ? 'lower' : 'higher'} {measure}: {mean} on average, against {others} elsewhere.`,
    sentences: [
      'A difference of {size}, seen in {rows} rows of {group}. {dimension} explains {part} of the variation of {measure}.',
    ],
    facts,
    size: { value: difference, text: amountText(difference, measure.unit), of: `Difference of ${measure.name}` },
    p,
    interval: { lower, upper, level: 0.95, unit: measure.unit },
    effect: Math.sqrt(between(groups)),
    columns: [measure.name, dimension.name],
    evidence: { analysis: 'correlate', params: { columns: [measure.name, dimension.name] } },
  });
  const table = groupTable(grouping, 'mean', MOST_SHOWN);
  return {
    candidate: {
      finding,
      table,
      chart: groupChart(finding.headline, `Average of ${measure.name} by ${dimension.name}`, table),
    },
  };
};

/** Where the mean of a measure differs between the values of a dimension. */
export const differenceSearch: Search = {
  name: 'Differences between groups',
  unfit: ({ measures, dimensions }) =>
    measures.length > 0 && dimensions.length > 0 ? null : 'There is no measure with a category beside it.',
  async run(table: Table): Promise<SearchResult> {
    const candidates: Candidate[] = [];
    let tests = 0;
    for (const measure of table.shape.measures) {
      for (const dimension of table.shape.dimensions) {
        const found = differenceOf(await readGroups(table, measure, dimension));
        if (!found) continue;
        tests++;
        if (found.candidate) candidates.push(found.candidate);
      }
    }
    return { candidates, tests };
  },
};

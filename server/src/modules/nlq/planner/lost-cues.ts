import type { Cue } from '../linking/cues.js';
import type { Item } from '../linking/items.js';
import type { Query } from '../plan.js';

/** The query, as JSON, uses the column or table. */
export const isSaid = (json: string, { table, column }: { table: string; column: string | null }): boolean =>
  column === null
    ? json.includes(`"table":${JSON.stringify(table)}`) || json.includes(`"from":${JSON.stringify(table)}`)
    : json.includes(`"table":${JSON.stringify(table)},"column":${JSON.stringify(column)}`);

interface Duty {
  readonly cues: readonly Cue['is'][];
  readonly kept: RegExp;
}

/** What a query must hold to have kept what a cue asked for. */
const duties: Readonly<Record<string, Duty>> = {
  lostNegation: {
    cues: ['not', 'except'],
    kept: /"negated":true|"!="|"kind":"not"|"except"|"<"|"<="|">="|">"|"isNull"|"value":(false|0|"(no|n|false|f|0)")/i,
  },
  lostGroup: { cues: ['group'], kept: /"groupBy":\[\{|"limit":\d/ },
  lostSuperlative: { cues: ['superlative', 'common'], kept: /"name":"(max|min)"|"orderBy":\[\{|"scalar"/ },
  lostOrder: { cues: ['direction', 'alphabetical'], kept: /"orderBy":\[\{/ },
  lostCount: { cues: ['count'], kept: /"name":"(count|sum|avg)"|num|no_|count|number|total/i },
  lostAggregate: { cues: ['aggregate'], kept: /"aggregate"/ },
  lostComparison: { cues: ['compare', 'after-number'], kept: /"op":"(<|>|<=|>=|!=)"|"between"/ },
  lostRange: { cues: ['between'], kept: /"between"/ },
  lostEither: { cues: ['or'], kept: /"kind":"(or|in)"|"union"|>=|<=/ },
  lostDistinct: { cues: ['distinct'], kept: /"distinct":true|"groupBy":\[\{/ },
  lostBoth: { cues: ['both'], kept: /"intersect"|"kind":"(and|or)"|"select":\[[^\]]*\},\{/ },
  lostPattern: { cues: ['like'], kept: /"like"/ },
};

/** Phrases that ask for something the query does not have, such as a negation or a ranking. */
export const lostCues = (items: readonly Item[], query: Query): Readonly<Record<string, number>> => {
  const cues = new Set(items.flatMap((item) => (item.kind === 'cue' ? [item.cue.is] : [])));
  const json = JSON.stringify(query);
  return Object.fromEntries(
    Object.entries(duties).map(([name, { cues: asked, kept }]) => [
      name,
      asked.some((is) => cues.has(is)) && !kept.test(json) ? 1 : 0,
    ]),
  );
};

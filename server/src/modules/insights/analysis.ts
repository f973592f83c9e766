import { insightsDefinition, type InsightsResult, type LoweredKind } from '#shared/analyses/insights.js';
import type { FindingKind } from '#shared/answers/finding.js';
import { counted } from '#shared/wording/numbers.js';
import { profileDefinition } from '#shared/analyses/profile.js';
import type { Analysis } from '#server/engine/analysis.js';
import { columnNamed, numericColumnNamed } from '#server/statistics/table-columns.js';
import { profileAnalysis } from '../profiling/index.js';
import type { Candidate } from './candidate.js';
import { present } from './present.js';
import { rank } from './rank.js';
import type { Search, Table } from './search.js';
import { differenceSearch } from './searches/differences.js';
import { driverSearch } from './searches/drivers.js';
import { farValueSearch } from './searches/far-values.js';
import { leaderSearch } from './searches/leaders.js';
import { qualitySearch } from './searches/quality.js';
import { searchRelations } from './searches/relations.js';
import { segmentSearch } from './searches/segments.js';
import { seriesSearch } from './searches/series.js';
import { shapeOf } from './shape.js';
import { withoutTwins } from './twins.js';

const searches: readonly Search[] = [
  seriesSearch,
  leaderSearch,
  differenceSearch,
  driverSearch,
  segmentSearch,
  farValueSearch,
  qualitySearch,
];

interface Searched {
  readonly candidates: Candidate[];
  readonly log: InsightsResult['searches'];
  readonly tests: number;
}

const searchAll = async (whole: Table): Promise<Searched> => {
  const quiet = { ...whole.context, progress: () => undefined };
  whole.context.progress('Correlations', 0, searches.length);
  const relations = await searchRelations(quiet, whole.shape);
  const table = { ...whole, shape: withoutTwins(whole.shape, relations.pairs) };
  const candidates: Candidate[] = [...relations.candidates];
  const alone = relations.tests === 0 ? 'Fewer than two columns can be compared.' : null;
  const log: InsightsResult['searches'] = [{ name: 'Correlations', found: candidates.length, skipped: alone }];
  let { tests } = relations;
  for (const [i, search] of searches.entries()) {
    table.context.progress(search.name, i, searches.length);
    const skipped = table.profile.rows === 0 ? 'The table has no rows.' : search.unfit(table.shape);
    const found = skipped === null ? await search.run(table) : { candidates: [], tests: 0 };
    candidates.push(...found.candidates);
    tests += found.tests;
    log.push({ name: search.name, found: found.candidates.length, skipped });
  }
  return { candidates, log, tests };
};

const kindNames: Readonly<Record<FindingKind, string>> = {
  trend: 'Trends',
  season: 'Seasons',
  change: 'Changes',
  'level-shift': 'New levels',
  'spread-change': 'Changes of spread',
  unusual: 'Unusual values',
  forecast: 'Forecasts',
  leader: 'Leaders',
  concentration: 'Concentrations',
  difference: 'Differences between groups',
  relation: 'Relations',
  driver: 'Drivers',
  segment: 'Segments',
  quality: 'Flaws of the data',
};

const loweredNote = ({ kind, times }: LoweredKind): string =>
  `${kindNames[kind]} rank lower: they were marked wrong ${counted(times, 'time')} more often than right.`;

/** Everything worth knowing about a table: all searches that fit its shape, ranked, without restatements. */
export const insightsAnalysis: Analysis<typeof insightsDefinition.params, typeof insightsDefinition.result> = {
  definition: insightsDefinition,
  async compute(context, params) {
    const { columns, rows } = context.dataset;
    const named = (names: string[] | null): string[] | null =>
      names?.map((name) => columnNamed(columns, name).name) ?? null;
    const wanted = {
      measures: params.measures?.map((name) => numericColumnNamed(columns, name).name) ?? null,
      dimensions: named(params.dimensions),
      time: params.time === null ? null : columnNamed(columns, params.time).name,
    };
    context.progress('Reading columns', 0, searches.length);
    const quiet = { ...context, progress: () => undefined };
    const { result: profile } = await profileAnalysis.compute(quiet, profileDefinition.params.parse({}));
    const shape = shapeOf(profile, wanted);
    const { candidates, log, tests } = await searchAll({ context, shape, profile });
    const presentation = present(rank(candidates, { ...params, tests }), { rows, columns: columns.length });
    const findings = presentation.findings ?? [];
    return {
      result: { shape, findings, tests, candidates: candidates.length, searches: log },
      presentation,
      method:
        'All searches that fit the table; p-values adjusted within each group of tests and over all groups by Benjamini and Hochberg; ranked by effect, certainty and novelty',
      rowsUsed: rows,
      assumptions: [
        'Findings describe these data; moving together is not a cause.',
        ...(shape.time === null
          ? []
          : [
              `${shape.time} orders the table in time, by ${shape.period}; periods cut off at either end are left out.`,
            ]),
        ...params.lowered.map(loweredNote),
        ...log.flatMap(({ name, skipped }) => (skipped === null ? [] : [`${name}: not searched. ${skipped}`])),
      ],
    };
  },
};

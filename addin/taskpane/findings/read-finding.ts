import { anomaliesDefinition } from '#shared/analyses/anomalies.js';
import { changeDefinition, type ChangeResult } from '#shared/analyses/change.js';
import { compareDefinition } from '#shared/analyses/compare.js';
import { insightsDefinition, type InsightsResult } from '#shared/analyses/insights.js';
import { driversDefinition, type DriversResult } from '#shared/analyses/drivers.js';
import { outliersDefinition } from '#shared/analyses/outliers.js';
import { segmentDefinition, type SegmentResult } from '#shared/analyses/segment.js';
import type { Answer } from '#shared/answers/answer.js';
import { byP, byStability, wordOf, type CertaintyWord } from './certainty.js';
import { soleFinding } from './one-finding.js';

/** What a card draws under its sentence, where an analysis has a drawing of its own. */
export type Drawing =
  | { readonly kind: 'waterfall'; readonly result: ChangeResult }
  | { readonly kind: 'drivers'; readonly result: DriversResult }
  | { readonly kind: 'segments'; readonly result: SegmentResult }
  | { readonly kind: 'findings'; readonly result: InsightsResult }
  | { readonly kind: 'anomalies' }
  | { readonly kind: 'chart' };

/** A cell the finding speaks of, with what it says of it. `row` is 1-based in data order; null is the header. */
export interface SpokenCell {
  readonly column: string;
  readonly row: number | null;
  readonly text: string;
}

export interface FindingParts {
  readonly tags: readonly string[];
  readonly certainty: CertaintyWord | null;
  readonly drawing: Drawing;
  readonly cells: readonly SpokenCell[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const ofChange = (answer: Answer): FindingParts | null => {
  const { data: result } = changeDefinition.result.safeParse(answer.result);
  if (!result) return null;
  const measure = text(answer.receipt.parameters['measure']);
  return {
    tags: [measure, result.labels.toReversed().join(' / ')].filter(Boolean),
    certainty: 'exact',
    drawing: { kind: 'waterfall', result },
    cells: measure ? [{ column: measure, row: null, text: answer.headline }] : [],
  };
};

const ofDrivers = (answer: Answer): FindingParts | null => {
  const { data: result } = driversDefinition.result.safeParse(answer.result);
  if (!result) return null;
  const [first] = result.drivers;
  const cells = result.drivers.flatMap(({ column, effect }) =>
    effect ? [{ column, row: null, text: effect.sentence }] : [],
  );
  return {
    tags: [result.event === null ? result.target : `${result.target} = ${result.event}`],
    certainty: first ? byP(first.p) : 'noEvidence',
    drawing: { kind: 'drivers', result },
    cells: first ? [{ column: result.target, row: null, text: answer.headline }, ...cells] : [],
  };
};

const ofCompare = (answer: Answer): FindingParts | null => {
  const { data: result } = compareDefinition.result.safeParse(answer.result);
  if (!result) return null;
  return {
    tags: [text(answer.receipt.parameters['first']), result.groups.join(' / ')].filter(Boolean),
    certainty: byP(result.p),
    drawing: { kind: 'chart' },
    cells: [],
  };
};

const ofSegments = (answer: Answer): FindingParts | null => {
  const { data: result } = segmentDefinition.result.safeParse(answer.result);
  if (!result) return null;
  return {
    tags: [],
    certainty: result.k > 1 ? byStability(result.stability) : 'noEvidence',
    drawing: { kind: 'segments', result },
    cells: [],
  };
};

const ofOutliers = (answer: Answer): FindingParts | null => {
  const { data: result } = outliersDefinition.result.safeParse(answer.result);
  if (!result) return null;
  const column = text(answer.receipt.parameters['values']);
  const farthestFirst = result.outliers.toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score));
  const cells = farthestFirst.map(({ row, reason }) => ({ column, row, text: reason }));
  return { tags: [column].filter(Boolean), certainty: null, drawing: { kind: 'chart' }, cells: column ? cells : [] };
};

const ofAnomalies = (answer: Answer): FindingParts | null => {
  const { data: result } = anomaliesDefinition.result.safeParse(answer.result);
  const columns = answer.receipt.parameters['values'];
  if (!result || !Array.isArray(columns)) return null;
  const column = text(columns[0]);
  const cells = result.anomalies.map(({ row, reason }) => ({ column, row, text: reason }));
  return { tags: columns.map(text).slice(0, 3), certainty: null, drawing: { kind: 'anomalies' }, cells };
};

const ofInsights = (answer: Answer): FindingParts | null => {
  const { data: result } = insightsDefinition.result.safeParse(answer.result);
  if (!result) return null;
  const sole = soleFinding(answer);
  const cells = (answer.findings ?? result.findings).flatMap(({ cells: spoken, headline }) =>
    spoken.map(({ column, row, text: said = headline }) => ({ column, row, text: said })),
  );
  if (!sole) return { tags: [], certainty: null, drawing: { kind: 'findings', result }, cells };
  return { tags: sole.columns.slice(0, 2), certainty: wordOf(sole.certainty.word), drawing: { kind: 'chart' }, cells };
};

const readers: Readonly<Record<string, (answer: Answer) => FindingParts | null>> = {
  change: ofChange,
  drivers: ofDrivers,
  compare: ofCompare,
  segment: ofSegments,
  outliers: ofOutliers,
  anomalies: ofAnomalies,
  insights: ofInsights,
};

const plain: FindingParts = { tags: [], certainty: null, drawing: { kind: 'chart' }, cells: [] };

/** What a card shows beside the answer's own sentence; the answer as it is when its result cannot be read. */
export const readFinding = (answer: Answer): FindingParts => readers[answer.receipt.analysis]?.(answer) ?? plain;

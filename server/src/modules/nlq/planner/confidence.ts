import type { Query } from '../plan.js';
import { featuresOfRows, type Features, type Found } from './evidence.js';
import { certain, weights } from './confidence-weights.js';

/** A word that names nothing, or a comparison or ranking that found no place, weighs more in one table of records, where all that can be asked is in view. */
const strangeWord = 3.5;

/** Doubts that one table leaves no room for: of which table a word speaks, and what stands for a row. */
const ofSeveralTables = new Set([
  'tied',
  'close',
  'near',
  'shownByName',
  'shownByKey',
  'nothingShown',
  'countsColumn',
  'groupsByTable',
  'severalShown',
  'manyShown',
  'computes',
  'groups',
]);

const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

const weighed = (features: Features): number =>
  Object.entries(features).reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), 0);

/** How sure a reading is, 0 to 1: a logistic model of its features. `strict` is for one table of records. */
export const confidenceOf = (features: Features, strict: boolean): number => {
  if (!strict) return probability(certain + weighed(features));
  const own = Object.fromEntries(Object.entries(features).filter(([name]) => !ofSeveralTables.has(name)));
  const lost = Object.entries(own).filter(([name, value]) => name.startsWith('lost') && value > 0).length;
  return probability(certain + weighed(own) - strangeWord * ((features['unread'] ?? 0) + lost));
};

/** How sure the reading still is once its rows are seen: none at all, equal ones, or a tie for the first mean the question was likely another. */
export const confidenceAfter = (confidence: number, query: Query, found: Found): number => {
  if (confidence <= 0 || confidence >= 1) return confidence;
  return probability(Math.log(confidence / (1 - confidence)) + weighed(featuresOfRows(query, found)));
};

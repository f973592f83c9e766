import { stl, type Decomposition } from './stl.js';

export interface MultipleDecomposition {
  /** One component per season, in the order of the seasons kept. */
  readonly seasonals: readonly Float64Array[];
  readonly seasons: readonly number[];
  readonly trend: Float64Array;
  readonly remainder: Float64Array;
}

/**
 * Decomposition with several seasons, shortest first (Bandara, Hyndman and Bergmeir 2022, "MSTL", International Journal of
 * Operational Research): each season is estimated by STL with the others taken out, in two rounds, the shortest
 * free to evolve, longer ones fixed. Seasons that do not fit twice are left out.
 */
export const mstl = (values: Float64Array, seasons: readonly number[]): MultipleDecomposition => {
  const kept = seasons.filter((season) => season > 1 && values.length >= 2 * season).sort((a, b) => a - b);
  const seasonals: Float64Array[] = kept.map(() => new Float64Array(values.length));
  let rest: Float64Array = values.slice();
  let last: Decomposition | null = null;
  for (let round = 0; round < (kept.length > 1 ? 2 : 1); round++) {
    kept.forEach((season, i) => {
      const free = rest.map((value, t) => value + seasonals[i]![t]!);
      last = stl(free, { season, seasonalWindow: i === 0 ? 11 : Infinity });
      seasonals[i] = last.seasonal;
      rest = free.map((value, t) => value - seasonals[i]![t]!);
    });
  }
  const trend = (last as Decomposition | null)?.trend ?? new Float64Array(values.length);
  return { seasonals, seasons: kept, trend, remainder: rest.map((value, t) => value - trend[t]!) };
};

/** Seasons of a day (in periods) that are likely to come with a weekly one. */
const perDay = new Set([24, 48, 96, 144, 288, 1_440]);

/** The longer season that usually goes with a short one: the week with the day, the year with the week. Null for none. */
export const companionSeason = (season: number): number | null => {
  if (perDay.has(season)) return 7 * season;
  return season === 7 ? 365 : null;
};

/** How often a longer season must be seen before it is used. */
export const companionCycles = 3;

import { AppError } from '#shared/errors/app-error.js';
import { driversAnalysis } from '../../drivers/index.js';
import { candidatesOf, type SearchResult } from '../candidate.js';
import type { Search } from '../search.js';

const LEAST_ROWS = 40;

/** What drives the most telling measure. */
export const driverSearch: Search = {
  name: 'Drivers',
  unfit: ({ measures, dimensions }) =>
    measures.length > 0 && measures.length + dimensions.length >= 2
      ? null
      : 'There is no measure with other columns beside it.',
  async run({ context, shape, profile }): Promise<SearchResult> {
    const [target, ...others] = shape.measures;
    if (profile.rows < LEAST_ROWS || !target) return { candidates: [], tests: 0 };
    const params = { target, drivers: [...others, ...shape.dimensions], top: 3 };
    try {
      const { presentation } = await driversAnalysis.compute({ ...context, progress: () => undefined }, params);
      return { candidates: candidatesOf(presentation), tests: 1 };
    } catch (error) {
      if (error instanceof AppError) return { candidates: [], tests: 0 };
      throw error;
    }
  },
};

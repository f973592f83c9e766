import { AppError } from '#shared/errors/app-error.js';
import { segmentDefinition } from '#shared/analyses/segment.js';
import { segmentAnalysis } from '../../segmentation/index.js';
import { candidatesOf, type SearchResult } from '../candidate.js';
import type { Search } from '../search.js';

const LEAST_ROWS = 60;
/** Beyond, groups are looked for on request. */
const MOST_ROWS = 200_000;
const LEAST_MEASURES = 2;

/** Groups of rows that resemble each other; rows of a series are moments, not things. */
export const segmentSearch: Search = {
  name: 'Segments',
  unfit: ({ measures, dimensions, time }) => {
    if (measures.length < LEAST_MEASURES) return 'There are fewer than two measures to tell rows apart by.';
    return time !== null && dimensions.length === 0 ? 'The rows are moments of a series.' : null;
  },
  async run({ context, shape, profile }): Promise<SearchResult> {
    if (profile.rows < LEAST_ROWS || profile.rows > MOST_ROWS) return { candidates: [], tests: 0 };
    const params = segmentDefinition.params.parse({ columns: [...shape.measures] });
    try {
      const { presentation } = await segmentAnalysis.compute({ ...context, progress: () => undefined }, params);
      return { candidates: candidatesOf(presentation), tests: 0 };
    } catch (error) {
      if (error instanceof AppError) return { candidates: [], tests: 0 };
      throw error;
    }
  },
};

import type { ColumnProfile } from '#shared/analyses/profile.js';
import { howMany, named, share } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';
import type { Candidate, SearchResult } from '../candidate.js';
import type { Search } from '../search.js';

const LEAST_BLANK = 0.05;
const LEAST_REPEATED = 0.005;

const candidate = (finding: Candidate['finding']): Candidate => ({ finding, table: null, chart: null });

const blankFinding = ({ name, nulls }: ColumnProfile, rows: number): Candidate => {
  const part = nulls / rows;
  const facts = { column: named(name), part: share(part, 0), cells: howMany(nulls, 'cell') };
  return candidate(
    findingOf({
      kind: 'quality',
      headline: '{part} of {column} is blank.',
      sentences: ['{cells} hold nothing. Sums and averages of {column} leave them out.'],
      facts,
      size: { value: part, text: facts.part.text, of: `Blank cells of ${name}` },
      p: null,
      effect: 0.5 * Math.sqrt(part),
      columns: [name],
      cells: [{ column: name, row: null }],
      evidence: { analysis: 'profile', params: {} },
    }),
  );
};

const repeatedFinding = (repeated: number, rows: number): Candidate => {
  const facts = { part: share(repeated / rows), rows: howMany(repeated, 'row') };
  return candidate(
    findingOf({
      kind: 'quality',
      headline: '{rows} repeat an earlier row in every column.',
      sentences: ['That is {part} of the table. If they are not meant, every sum counts them again.'],
      facts,
      size: { value: repeated, text: facts.rows.text, of: 'Repeated rows' },
      p: null,
      effect: 0.5 * Math.sqrt(repeated / rows),
      columns: [],
      evidence: { analysis: 'profile', params: {} },
    }),
  );
};

/** What should be mended before the other findings are relied on. */
export const qualitySearch: Search = {
  name: 'Quality',
  unfit: () => null,
  run: ({ profile: { columns, rows, duplicateRows } }): Promise<SearchResult> => {
    const blank = columns.filter(({ nulls }) => nulls < rows && nulls / rows >= LEAST_BLANK);
    const worst = [...blank].sort((a, b) => b.nulls - a.nulls).slice(0, 3);
    const repeated = duplicateRows / rows >= LEAST_REPEATED ? [repeatedFinding(duplicateRows, rows)] : [];
    return Promise.resolve({ candidates: [...worst.map((one) => blankFinding(one, rows)), ...repeated], tests: 0 });
  },
};

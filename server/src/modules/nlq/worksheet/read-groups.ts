import { isTemporal } from '../schema/snapshot.js';
import { columnIn, type Asking, type Group } from './asking.js';
import { isMeasure } from './columns.js';
import type { Grain, Term } from './terms.js';

const grainIn = (term: Term | null | undefined): Grain | null => {
  if (term?.kind === 'grain') return term.grain;
  return term?.kind === 'cue' && term.cue.is === 'bucket' ? term.cue.unit : null;
};

/** What rows can be put together by: a category, a yes-or-no, a stretch of time. */
export const groupIn = (asking: Asking, term: Term | null | undefined): Group | null => {
  const grain = grainIn(term);
  const date = asking.periodDate ?? asking.date;
  if (grain) return date && { kind: 'time', grain, date };
  const column = columnIn(term);
  if (!column || isMeasure(column)) return null;
  if (isTemporal(column)) return { kind: 'time', grain: 'day', date: column };
  return { kind: 'column', column };
};

const item = '<column>|<grain>|:bucket';

/** "by region and channel", "per month", "for each weekday", "monthly". False when what stands behind "by" is no group. */
export const readGroups = (asking: Asking): boolean => {
  const { sentence } = asking;
  const put = (term: Term | null | undefined): boolean => {
    const group = groupIn(asking, term);
    if (group) asking.groups.push(group);
    return group !== null;
  };
  for (
    let found = sentence.take(`:group|:by|:each ${item}`);
    found;
    found = sentence.take(`:group|:by|:each ${item}`)
  ) {
    if (!put(found.terms[1])) return false;
    const more = (): Term | null | undefined =>
      sentence.take(
        `:and|:comma :group|:by? ${item}`,
        ({ at, terms }) => at >= (found?.end ?? 0) && groupIn(asking, terms[2]) !== null,
      )?.terms[2];
    for (let term = more(); term; term = more()) put(term);
  }
  for (let found = sentence.take(':bucket'); found; found = sentence.take(':bucket'))
    if (!put(found.terms[0])) return false;
  return true;
};

/** "hires per year": the date of being hired, counted. */
export const readCountedDate = (asking: Asking): void => {
  const time = asking.groups.findIndex(({ kind }) => kind === 'time');
  const group = asking.groups[time];
  if (group?.kind !== 'time') return;
  const found = asking.sentence.take('<column>', ({ terms }) => {
    const column = columnIn(terms[0]);
    return column !== null && isTemporal(column);
  });
  const date = columnIn(found?.terms[0]);
  if (!date) return;
  asking.groups.splice(time, 1, { ...group, date });
  asking.rows = true;
};

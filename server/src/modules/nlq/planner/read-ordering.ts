import { nameWords } from '../linking/names.js';
import type { Reader } from './reader.js';

export const readOrder = (reader: Reader): void => {
  if (reader.draft.selects.length === 0 && !reader.draft.everything) return void (reader.sorting = true);
  const rest = reader.items.slice(reader.position + 1, reader.position + 4);
  const real =
    rest.some(({ kind }) => kind === 'mention') ||
    rest.some(
      (item) =>
        item.kind === 'cue' && ['direction', 'alphabetical', 'count', 'aggregate', 'superlative'].includes(item.cue.is),
    );
  if (real) reader.enter('order');
};

/** From old to young by date of birth is from the earliest date on: who is older was born before. */
const countsBack = (reader: Reader): boolean => {
  const top = reader.draft.orders.at(-1)?.mention?.candidates[0];
  const words = top?.column ? nameWords(top.column).core : [];
  return /\b(old|oldest|young|youngest)\b/i.test(reader.at()?.text ?? '') && words.includes('birth');
};

export const readDirection = (reader: Reader, asked: boolean): void => {
  const descending = countsBack(reader) ? !asked : asked;
  if (reader.mode === 'order' && reader.draft.orders.length > 0) {
    const last = reader.draft.orders.pop();
    if (last) reader.draft.orders.push({ ...last, descending });
    return;
  }
  reader.descending = descending;
  let offset = 1;
  while (reader.cueIs(offset, 'of', 'by', 'order', 'pronoun')) offset += 1;
  const next = reader.at(offset);
  reader.enter('order');
  if (next?.kind === 'mention' || (next?.kind === 'cue' && ['count', 'aggregate', 'order'].includes(next.cue.is)))
    return;
  const selected = reader.draft.selects.find(({ aggregate }) => aggregate !== null) ?? reader.draft.selects[0];
  const order = selected && {
    mention: selected.mention,
    counted: selected.aggregate === 'count',
    aggregate: selected.aggregate === 'count' ? null : selected.aggregate,
    descending,
  };
  if (order) reader.draft.orders.push(order);
};

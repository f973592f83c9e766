import type { Item } from './items.js';

const isMoment = (item: Item | undefined): boolean =>
  item?.kind === 'mention' && /^(the )?(times?|dates?|years?|days?)$/i.test(item.text);

const isPronoun = (item: Item | undefined): boolean => item?.kind === 'cue' && item.cue.is === 'pronoun';

/** A column called by what happened: "took office", "left", "joined". */
const isEvent = (item: Item | undefined): boolean => {
  const [top] = item?.kind === 'mention' ? item.mention.candidates : [];
  return (
    top?.column != null && top.score >= 0.7 && /^(\p{L}+ed|took|left|began|ended|held|won)\b/iu.test(item?.text ?? '')
  );
};

/** "the time they took office" is what the data calls "took office". */
export const withMoments = (items: readonly Item[]): Item[] =>
  items.filter((_, at) => {
    const moment = isMoment(items[at]) && isPronoun(items[at + 1]) && isEvent(items[at + 2]);
    const pronoun = isMoment(items[at - 1]) && isPronoun(items[at]) && isEvent(items[at + 1]);
    return !moment && !pronoun;
  });

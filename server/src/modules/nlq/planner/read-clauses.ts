import { nameWords } from '../linking/names.js';
import { stem } from '../linking/stem.js';
import { hintMention } from './hints.js';
import type { Reader } from './reader.js';

export const readAsk = (reader: Reader): void => {
  if (reader.mode === 'select' && reader.cueIs(-1, 'and') && reader.mentionAt(1)) return;
  if (/^which$/i.test(reader.at()?.text ?? '') && reader.sentenceSelects > 0 && reader.mode !== 'group')
    return readRelative(reader, 'relative');
  if (reader.mode === 'select' || reader.sentenceSelects > 0) {
    if (reader.mode === 'group' || reader.position === 0 || reader.cueIs(-1, 'stop', 'comma')) reader.enter('select');
    return;
  }
  reader.enter('select');
};

/** A second sentence that asks for columns of its own replaces the entity named first: "Which …? List the id and name." */
export const readStop = (reader: Reader): void => {
  reader.flush();
  if (reader.position + 1 >= reader.items.length) return;
  reader.enter('select');
  const plain = reader.draft.selects.every(({ aggregate }) => aggregate === null);
  if (plain && nextSentenceSelects(reader)) {
    reader.draft.context.push(...reader.draft.selects.flatMap(({ mention }) => (mention ? [mention] : [])));
    reader.draft.selects.length = 0;
  }
  reader.carried = null;
  reader.sentenceSelects = 0;
};

const nextSentenceSelects = (reader: Reader): boolean => {
  const rest = reader.items.slice(reader.position + 1);
  const first = rest.findIndex(
    (item) => item.kind !== 'word' && !(item.kind === 'cue' && ['ask', 'and', 'also'].includes(item.cue.is)),
  );
  const item = rest[first];
  return (
    item?.kind === 'mention' ||
    (item?.kind === 'cue' &&
      ['count', 'be', 'distinct', 'pronoun', 'aggregate'].includes(item.cue.is) &&
      rest.some(({ kind }) => kind === 'mention'))
  );
};

const askedBy: Readonly<Record<string, readonly string[]>> = {
  when: ['date', 'time', 'year', 'day'],
  where: ['location', 'address', 'city', 'place', 'venue', 'country', 'state'],
};

/** "When are the birthdays of …": the noun behind "are" is the date itself. */
const namesMoment = (reader: Reader): boolean => {
  const mention = reader.cueIs(1, 'be') ? reader.mentionAt(2) : null;
  return mention !== null && reader.cueIs(3, 'of') && !reader.isTable(mention) && reader.isMeasure(mention);
};

/** "When did X join?", "where is X?": a date or place whose name shares a word with the question, else the likeliest. */
const readQuestionWord = (reader: Reader): boolean => {
  const words = askedBy[(reader.at()?.text ?? '').toLowerCase()];
  if (!words || reader.sentenceSelects > 0 || reader.mode !== 'select' || namesMoment(reader)) return false;
  const mention = hintMention(reader.lexicon, words, reader.at()?.text ?? '');
  if (!mention) return false;
  const said = new Set(reader.items.flatMap(({ text }) => text.toLowerCase().split(' ')).map(stem));
  const scored = mention.candidates.map((candidate) => {
    const shared = nameWords(candidate.column ?? '').core.some((word) => said.has(word));
    return { ...candidate, score: candidate.score + (shared ? 0.25 : 0) };
  });
  reader.addSelect({ ...mention, candidates: scored.sort((a, b) => b.score - a.score) });
  reader.enter('where');
  return true;
};

export const readRelative = (reader: Reader, kind: 'relative' | 'have' | 'be'): void => {
  if (kind === 'relative' && readQuestionWord(reader)) return;
  if (reader.mode === 'order') return;
  if (reader.mode === 'group') {
    if (kind === 'relative') reader.enter('where');
    else if (kind === 'have') reader.enter('where');
    return;
  }
  if (reader.mode === 'select') {
    const started = reader.draft.selects.length > 0;
    if (started && !(kind === 'be' && reader.cueIs(1, 'there'))) reader.enter('where');
    return;
  }
  if (kind === 'relative') reader.flush();
};

export const readNot = (reader: Reader): void => {
  if (reader.mode === 'select' && reader.draft.selects.length === 0) return;
  if (reader.mode !== 'where') reader.enter('where');
  else if (reader.pending && reader.isTable(reader.pending) && reader.cueIs(-1, 'and', 'comma')) reader.flush();
  reader.negated = true;
};

export const readConnector = (reader: Reader, is: 'and' | 'or' | 'comma'): void => {
  if (reader.mode === 'where') {
    if (reader.pending && !reader.operator) reader.flush();
    if (is !== 'comma') reader.joinedBy = is;
    reader.joined = true;
    if (startsSelect(reader)) reader.enter('select');
  } else if (reader.mode === 'group' && startsSelect(reader)) reader.enter('select');
  else if (reader.mode === 'group' && is === 'comma' && reader.draft.selects.length === 0) reader.enter('select');
};

/** ", and show the …", "and how many …", ", what is …": the question goes on asking. */
const startsSelect = (reader: Reader): boolean => {
  const next = reader.cueIs(1, 'and') ? 2 : 1;
  if (reader.cueIs(next, 'ask')) return true;
  return reader.cueIs(next, 'count') && /^how/i.test(reader.at(next)?.text ?? '');
};

import type { Item } from '../linking/items.js';
import type { Lexicon } from '../linking/lexicon.js';
import { isFunctionWord } from '../linking/words.js';
import type { Draft } from './draft.js';
import { Reader } from './reader.js';
import { readCue } from './read-cue.js';
import { readMention } from './read-mention.js';
import { readNumber } from './read-number.js';
import { readValue } from './read-value.js';
import { readPeriod } from './read-period.js';

/** Walks the readings left to right and sorts them into clauses. */
export const readQuestion = (items: readonly Item[], lexicon: Lexicon): Draft => {
  const reader = new Reader(items, lexicon);
  while (reader.position < items.length) {
    const before = reader.position;
    step(reader);
    if (reader.position === before) reader.position += 1;
  }
  reader.flush();
  finish(reader);
  return reader.draft;
};

const step = (reader: Reader): void => {
  const item = reader.at();
  if (!item) return;
  if (item.kind === 'mention') readMention(reader, item.mention);
  else if (item.kind === 'value')
    readValue(reader, { kind: 'value', text: item.text, matches: item.matches, quoted: item.quoted });
  else if (item.kind === 'number') readNumber(reader, item.value, item.text);
  else if (item.kind === 'period') readPeriod(reader, item.period);
  else if (item.kind === 'cue') readCue(reader, item.cue);
  else if (!isFunctionWord(item.text.toLowerCase()) && /\p{L}/u.test(item.text)) reader.draft.unread.push(item.text);
};

const finish = (reader: Reader): void => {
  const { draft } = reader;
  if (reader.aggregates.length > 0) {
    const last = draft.context.at(-1) ?? null;
    if (reader.mode === 'select' && last) reader.addSelect(last);
    else draft.risks.push('aggregate without a column');
  }
  if (reader.operator) draft.risks.push('comparison without a value');
  if (reader.negated) draft.risks.push('negation without a condition');
};

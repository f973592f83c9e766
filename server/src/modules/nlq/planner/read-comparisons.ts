import type { Mention } from '../linking/mentions.js';
import type { CueOf } from './read-cue.js';
import type { Reader } from './reader.js';

export const readCompare = (reader: Reader, cue: CueOf<'compare'>): void => {
  const adjective = cue.adjective ?? null;
  const op =
    reader.negated && cue.op !== '='
      ? ({ '<': '>=', '<=': '>', '>': '<=', '>=': '<', '!=': '=' } as const)[cue.op]
      : cue.op;
  if (op !== cue.op) reader.negated = false;
  reader.operator = { op, adjective };
  const next = reader.at(1);
  if (reader.mode === 'order' && next?.kind !== 'number' && next?.kind !== 'value')
    return void (reader.operator = null);
  if (reader.mode === 'select' && next && (next.kind === 'number' || next.kind === 'cue')) {
    if (reader.draft.selects.length > 0) reader.enter('where');
  }
};

/** "after 1961 or before 1959": the words of "1961 or before" before a number open another comparison. */
export const readOrCompare = (reader: Reader, cue: CueOf<'after-number'>): void => {
  reader.joinedBy = reader.draft.both && /^and /i.test(reader.at()?.text ?? '') ? 'and' : 'or';
  reader.operator = { op: cue.op === '>=' ? '>' : '<', adjective: null };
};

/** Items between "contains" and the quoted text behind it: "the French word". */
const wordsBeforeQuote = (reader: Reader): number => {
  for (let offset = 1; offset <= 3; offset += 1) {
    const item = reader.at(offset);
    if (item?.kind === 'value' && item.quoted) return offset - 1;
    if (item?.kind !== 'word' && !reader.cueIs(offset, 'like', 'be')) return 0;
  }
  return 0;
};

export const readLike = (reader: Reader, cue: CueOf<'like'>): void => {
  reader.position += wordsBeforeQuote(reader);
  const next = reader.at(1);
  const quoted = next?.kind === 'value' && next.quoted;
  const named = next?.kind === 'value' || (next?.kind === 'word' && /^\p{Lu}/u.test(next.text));
  const spelled = /(word|letters?|phrase|string|characters?)$/i.test(reader.at()?.text ?? '');
  const letter = (next?.kind === 'word' && (spelled || next.text.length <= 2)) || named || next?.kind === 'number';
  if (!quoted && !letter) {
    reader.enter(reader.draft.selects.length > 0 ? 'where' : reader.mode);
    return;
  }
  if (!reader.pending) reader.pending = mentionBehind(reader) ?? lastSelected(reader);
  reader.enter('where');
  reader.operator = { op: cue.where, adjective: null };
  if (letter && next && !quoted) {
    reader.addFilter({
      mention: reader.pending,
      op: cue.where,
      values: [{ kind: 'value', text: next.text, matches: [], quoted: true }],
    });
    reader.position += 2;
  }
};

/** "with the letter a in their names" */
const mentionBehind = (reader: Reader): Mention | null => {
  if (!reader.cueIs(2, 'in')) return null;
  const mention = reader.cueIs(3, 'pronoun') ? reader.mentionAt(4) : reader.mentionAt(3);
  const shown = lastSelected(reader);
  return shown && mention && /^names?$/i.test(mention.text) && reader.isText(shown) ? shown : mention;
};

const lastSelected = (reader: Reader): Mention | null => reader.draft.selects.at(-1)?.mention ?? null;

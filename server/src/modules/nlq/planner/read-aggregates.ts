import type { Mention } from '../linking/mentions.js';
import { isNumeric } from '../schema/snapshot.js';
import { isVerb } from './compounds.js';
import type { CueOf } from './read-cue.js';
import type { Reader } from './reader.js';

export const readCount = (reader: Reader): void => {
  if (reader.mode === 'order') return readCountedOrder(reader);
  if (
    reader.mode === 'where' &&
    reader.draft.selects.length > 0 &&
    !reader.cueIs(-1, 'and', 'comma', 'ask') &&
    (reader.operator !== null || isCompared(reader))
  ) {
    reader.aggregates.push('count');
    return;
  }
  reader.enter('select');
  const tally = tallied(reader);
  if (tally) {
    if (/total/i.test(reader.at()?.text ?? '')) reader.aggregates.push('sum');
    reader.addSelect(tally);
    reader.position += 3;
    return;
  }
  if (reader.aggregates.length > 0 && reader.mentionAt(1)) {
    if (!reader.aggregates.includes('count') && /total/i.test(reader.at()?.text ?? '')) reader.aggregates.push('sum');
    return;
  }
  reader.aggregates.push('count');
  const ahead = reader.mentionAt(1);
  if (reader.at(1)?.kind === 'word' && !reader.mentionAt(2)) return reader.addSelect(null);
  if (!ahead && !reader.cueIs(1, 'distinct', 'of', 'aggregate')) countRows(reader);
};

/** "number of people injured", where a column Injured counts them already. */
const tallied = (reader: Reader): Mention | null => {
  const [first, second] = [reader.mentionAt(1), reader.mentionAt(2)];
  const [top] = second?.candidates ?? [];
  const info = top?.column ? reader.column(top.table, top.column) : undefined;
  const counts = first && second && info && isNumeric(info) && !info.primary && (top?.score ?? 0) >= 0.95;
  return counts && isVerb(second.text) && /ed$/i.test(second.text) ? second : null;
};

/** "with the number of artworks of each type" is shown, "whose number of artworks is above 3" is a condition. */
const isCompared = (reader: Reader): boolean => {
  for (let offset = 1; offset <= 6; offset += 1) {
    const item = reader.at(offset);
    if (!item || reader.cueIs(offset, 'stop', 'comma', 'and', 'ask', 'group')) return false;
    if (item.kind === 'number' || item.kind === 'value' || reader.cueIs(offset, 'compare', 'between')) return true;
  }
  return false;
};

const countRows = (reader: Reader): void => {
  const later = reader.items
    .slice(reader.position + 1)
    .find((item) => item.kind === 'mention' || item.kind === 'value' || item.kind === 'number');
  if (later?.kind !== 'mention') reader.addSelect(null);
};

const readCountedOrder = (reader: Reader): void => {
  const mention = reader.mentionAt(1);
  reader.draft.orders.push({ mention, counted: true, aggregate: null, descending: reader.descending ?? false });
  reader.position += mention ? 2 : 1;
};

export const readAggregate = (reader: Reader, cue: CueOf<'aggregate'>): void => {
  if (reader.mode === 'group') reader.enter('select');
  if (
    reader.mode === 'where' &&
    !reader.operator &&
    reader.cueIs(-1, 'and', 'comma') &&
    reader.draft.conditions.length === 0
  )
    reader.enter('select');
  if (reader.operator && reader.mode !== 'where') reader.enter('where');
  reader.aggregates.push(cue.name);
  const next = reader.mentionAt(1);
  if (reader.operator && cue.name === 'avg' && !next && !reader.cueIs(1, 'of', 'count')) averageOfSame(reader);
};

/** "above average", "higher than the average": of the same column. */
const averageOfSame = (reader: Reader): void => {
  const operator = reader.operator;
  const subject = reader.pending ?? (operator ? reader.adjectiveMention(operator.adjective) : null);
  const aggregate = reader.aggregates.pop() ?? 'avg';
  if (operator && subject)
    reader.addFilter({
      mention: subject,
      op: operator.op,
      values: [{ kind: 'nested', aggregate, mention: subject, scope: [] }],
    });
};

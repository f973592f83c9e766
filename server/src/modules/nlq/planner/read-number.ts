import type { Mention } from '../linking/mentions.js';
import type { FilterPart, Operand } from './draft.js';
import { hintMention } from './hints.js';
import type { Reader } from './reader.js';

export const readNumber = (reader: Reader, value: number, text: string): void => {
  if (reader.cueIs(1, 'superlative', 'common')) return;
  if (/^once$/i.test(text) && !reader.operator) return;
  if (leadsRows(reader)) return readLimit(reader, value);
  const operand: Operand = { kind: 'number', value, text };
  if (reader.operator?.op === 'between' || opensRange(reader)) return readBetween(reader, operand);
  readComparison(reader, operand);
};

/** "top 5", "list 5 users", "the names of the three artists": how many rows to show. */
const leadsRows = (reader: Reader): boolean => {
  if (reader.mode !== 'select' || reader.operator) return false;
  if (reader.cueIs(-1, 'top', 'superlative') || reader.draft.selects.length === 0) return true;
  return reader.cueIs(-1, 'of', 'ask') && reader.isTable(reader.mentionAt(1));
};

const readLimit = (reader: Reader, value: number): void => {
  if (Number.isInteger(value) && value > 0 && value < 1_000) reader.draft.limit = value;
};

/** "2 to 4 employees" */
const opensRange = (reader: Reader): boolean =>
  reader.mode === 'where' &&
  reader.operator === null &&
  /^(to|-)$/.test(reader.at(1)?.text ?? '') &&
  reader.at(2)?.kind === 'number';

const readBetween = (reader: Reader, low: Operand): void => {
  const second = reader.at(2);
  if (second?.kind !== 'number') return void (reader.operator = null);
  const behind = reader.pending && reader.isMeasure(reader.pending) ? null : reader.mentionAt(3);
  if (behind) reader.flush();
  const noun = reader.pending ?? behind;
  reader.enter('where');
  reader.addFilter({
    mention: noun,
    op: 'between',
    counted: behind !== null,
    values: [low, { kind: 'number', value: second.value, text: second.text }],
  });
  reader.position += noun && noun === reader.mentionAt(3) ? 4 : 3;
};

const readComparison = (reader: Reader, operand: Operand): void => {
  const suffix = reader.cueAt(1);
  const after = suffix?.is === 'after-number' && !comparesAgain(reader) ? suffix.op : null;
  const offset = (after ? 2 : 1) + (reader.cueIs(after ? 2 : 1, 'distinct') ? 1 : 0);
  const adjective = reader.operator?.adjective ?? null;
  const op = after ?? reader.operator?.op ?? '=';
  if (countsTimes(reader, operand, offset)) return readTimes(reader, operand, { op, offset });
  const behind = reader.mentionAt(offset) ?? placedMeasure(reader, offset);
  const inYear =
    reader.operator === null &&
    operand.kind === 'number' &&
    isYear(operand.value) &&
    (reader.cueIs(-1, 'in') || (reader.cueIs(-1, 'either', 'both') && reader.cueIs(-2, 'in')));
  if (inYear && reader.pending && !reader.isMeasure(reader.pending)) reader.flush();
  const before =
    reader.pending ??
    beforeOperator(reader) ??
    (behind && !reader.operator ? null : continuedMention(reader)) ??
    (inYear && !behind ? hintMention(reader.lexicon, ['year', 'date', 'time'], 'year') : null);
  const subject = chooseSubject(reader, {
    before,
    behind,
    adjective,
    year: operand.kind === 'number' && isYear(operand.value),
  });
  reader.enter('where');
  reader.addFilter({ mention: subject.mention, op, values: [operand], counted: subject.counted });
  const length = reader.mentionAt(offset) ? 1 : 2;
  reader.position += subject.mention !== null && subject.mention === behind ? offset + length : offset;
};

/** "2000 or after the year of 2010": the words behind the number open another comparison. */
const comparesAgain = (reader: Reader): boolean => {
  let offset = 2;
  while (offset < 5 && (reader.mentionAt(offset) || reader.cueIs(offset, 'of', 'in'))) offset += 1;
  return reader.at(offset)?.kind === 'number';
};

const timesWords = /^(times?|records?|entries|rows?)$/i;

/** "more than twice", "at least 3 times": rows are counted, whatever was named before. */
const countsTimes = (reader: Reader, operand: Operand, offset: number): boolean => {
  const behind = reader.at(offset);
  return (
    (operand.kind === 'number' && /^(once|twice)$/i.test(operand.text)) ||
    (behind?.kind === 'word' && timesWords.test(behind.text))
  );
};

const readTimes = (
  reader: Reader,
  operand: Operand,
  { op, offset }: { op: FilterPart['op']; offset: number },
): void => {
  const twice = operand.kind === 'number' && /^(once|twice)$/i.test(operand.text);
  if (reader.mode === 'where') reader.flush();
  reader.enter('where');
  reader.addFilter({ mention: null, op, values: [operand], counted: true });
  reader.position += twice ? offset : offset + 1;
};

/** "students aged above 22": the measure stands right before the comparison, though the clause had not begun. */
const beforeOperator = (reader: Reader): Mention | null => {
  const mention = reader.cueIs(-1, 'compare') ? reader.mentionAt(-2) : null;
  if (!mention || reader.mode !== 'where' || reader.draft.conditions.length > 0 || !reader.isMeasure(mention))
    return null;
  const last = reader.draft.selects.at(-1);
  if (last?.mention === mention && last.aggregate === 'count')
    reader.draft.selects.splice(-1, 1, { ...last, mention: null });
  return mention;
};

/** "more than 3000 in amount" */
const placedMeasure = (reader: Reader, offset: number): Mention | null => {
  const mention = reader.cueIs(offset, 'in') ? reader.mentionAt(offset + 1) : null;
  const waits = reader.pending !== null && reader.isMeasure(reader.pending);
  return mention && reader.operator && !waits && reader.isMeasure(mention) && !reader.isTable(mention) ? mention : null;
};

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1500 && value <= 2100;

const continuedMention = (reader: Reader): Mention | null => {
  const last = reader.draft.conditions.at(-1);
  const joins =
    reader.cueIs(-1, 'and', 'or', 'comma') ||
    (reader.cueIs(-1, 'compare') && reader.cueIs(-2, 'and', 'or')) ||
    reader.cueIs(-1, 'after-number');
  const fits =
    last?.kind === 'filter' && !last.counted && reader.isMeasure(last.mention) && !reader.operator?.adjective;
  return joins && fits ? last.mention : null;
};

interface Subjects {
  readonly before: Mention | null;
  readonly behind: Mention | null;
  readonly adjective: string | null;
  readonly year: boolean;
}

/** "advisors that advise more than 2 students": the verb only repeats what is asked for. */
const isSelected = (reader: Reader, mention: Mention): boolean => {
  const [top] = mention.candidates;
  return reader.draft.selects.some(({ mention: other }) =>
    other?.candidates.some(({ table, column, score }) => score > 0.8 && table === top?.table && column === top.column),
  );
};

/** "built at least 3 bridges": a word that only recalls a column, such as the year of building. */
const isVague = ({ candidates }: Mention): boolean => (candidates[0]?.score ?? 0) < 0.5;

/** "after 2010": a year, and a date only where no column holds years. */
const yearMention = (reader: Reader, adjective: string | null): Mention | null =>
  adjective === 'later' || adjective === 'earlier'
    ? hintMention(reader.lexicon, ['year', 'date', 'time', 'founded', 'opening', 'birth'], 'year')
    : null;

/** What a number is compared with: the column before it, the noun behind it, or what the adjective measures. */
const chooseSubject = (
  reader: Reader,
  { before, behind, adjective, year }: Subjects,
): { mention: Mention | null; counted: boolean } => {
  const direct = before !== null && reader.mentionAt(-1) === before && !reader.isTable(before);
  const measured =
    adjective === null || direct || (before !== null && reader.isMeasure(before))
      ? null
      : ((year ? yearMention(reader, adjective) : null) ?? reader.adjectiveMention(adjective));
  if (measured && before && !behind) {
    reader.flush();
    return { mention: measured, counted: false };
  }
  const counts = before !== null && behind !== null && reader.isTable(behind);
  const repeats = counts && (isSelected(reader, before) || isVague(before));
  if (before && !repeats && (reader.isMeasure(before) || !behind))
    return { mention: before, counted: reader.isTable(before) && !reader.isMeasure(before) };
  if (behind) {
    reader.flush();
    return { mention: behind, counted: true };
  }
  const implied =
    (year ? yearMention(reader, adjective) : null) ??
    reader.adjectiveMention(adjective) ??
    (year ? hintMention(reader.lexicon, ['year', 'date', 'time'], 'year') : null);
  return {
    mention: implied,
    counted: false,
  };
};

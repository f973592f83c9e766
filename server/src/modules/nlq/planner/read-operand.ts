import type { Mention } from '../linking/mentions.js';
import type { FilterPart, Operand } from './draft.js';
import { hintMention } from './hints.js';
import type { Reader } from './reader.js';

type ValueOperand = Extract<Operand, { kind: 'value' }>;

const isPattern = (op: FilterPart['op'] | undefined): boolean => op === 'start' || op === 'end' || op === 'inside';

/** The filter just read, when this value only continues its list: "from Canada or France". */
const continued = (reader: Reader): FilterPart | null => {
  const last = reader.draft.conditions.at(-1);
  if (last?.kind !== 'filter' || !reader.cueIs(-1, 'and', 'or', 'comma')) return null;
  return reader.pending === null && reader.operator === null ? last : null;
};

export const readValue = (reader: Reader, value: ValueOperand): void => {
  const leads =
    reader.mode === 'select' && (reader.draft.selects.length === 0 || reader.aggregates.length > 0) && !reader.operator;
  if (reader.mode !== 'where') reader.enter('where');
  const last = continued(reader);
  const next = reader.mentionAt(1);
  recall(reader, value);
  const holds = reader.pending !== null && reader.holds(reader.pending, value);
  if (reader.pending && !holds && !value.quoted && value.matches.length > 0 && !reader.operator) reader.flush();
  const behind =
    next && reader.holds(next, value) && (!reader.pending || !holds) && !isValueNext(reader, 2) ? next : null;
  const sameColumn =
    last && !behind && (last.mention === null || reader.holds(last.mention, value) || value.quoted) ? last : null;
  const op = reader.operator?.op ?? (sameColumn && isPattern(sameColumn.op) ? sameColumn.op : '=');
  if (sameColumn?.negated && sameColumn.op === '=') reader.negated = true;
  reader.addFilter({ mention: reader.pending ?? behind ?? sameColumn?.mention ?? null, op, values: [value] });
  if (leads) return lead(reader, behind);
  if (behind) reader.position += 2;
};

/** "whose headquarters are not located in 'USA'": the verb between does not hold the value, the noun before it does. */
const recall = (reader: Reader, value: ValueOperand): void => {
  const last = reader.draft.conditions.at(-1);
  const held = reader.pending !== null && reader.holds(reader.pending, value);
  if (
    held ||
    last?.kind !== 'relation' ||
    !reader.holds(last.mention, value) ||
    (reader.pending === null && reader.joined)
  )
    return;
  reader.draft.conditions.pop();
  reader.pending = last.mention;
  reader.negated = reader.negated || last.negated;
};

/** "all female students", "the white grape": the value describes what is asked for. */
const lead = (reader: Reader, behind: Mention | null): void => {
  reader.mode = 'select';
  if (!behind) return;
  reader.addSelect(behind);
  reader.position += 2;
};

const isValueNext = (reader: Reader, offset: number): boolean => {
  const item = reader.at(offset);
  return item?.kind === 'value' || (item?.kind === 'number' && reader.mode === 'where');
};

export const readNumber = (reader: Reader, value: number, text: string): void => {
  if (reader.cueIs(1, 'superlative', 'common')) return;
  if (leadsRows(reader)) return readLimit(reader, value);
  const operand: Operand = { kind: 'number', value, text };
  if (reader.operator?.op === 'between') return readBetween(reader, operand);
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

const readBetween = (reader: Reader, low: Operand): void => {
  const second = reader.at(2);
  if (second?.kind !== 'number') return void (reader.operator = null);
  const noun = reader.pending ?? reader.mentionAt(3);
  reader.enter('where');
  reader.addFilter({
    mention: noun,
    op: 'between',
    values: [low, { kind: 'number', value: second.value, text: second.text }],
  });
  reader.position += noun && noun === reader.mentionAt(3) ? 4 : 3;
};

const readComparison = (reader: Reader, operand: Operand): void => {
  const suffix = reader.cueAt(1);
  const after = suffix?.is === 'after-number' && reader.at(2)?.kind !== 'number' ? suffix.op : null;
  const offset = after ? 2 : 1;
  const adjective = reader.operator?.adjective ?? null;
  const op = after ?? reader.operator?.op ?? '=';
  const behind = reader.mentionAt(offset) ?? placedMeasure(reader, offset);
  const inYear =
    reader.operator === null &&
    operand.kind === 'number' &&
    isYear(operand.value) &&
    (reader.cueIs(-1, 'in') || (reader.cueIs(-1, 'either') && reader.cueIs(-2, 'in')));
  if (inYear && reader.pending && !reader.isMeasure(reader.pending)) reader.flush();
  const before =
    reader.pending ??
    beforeOperator(reader) ??
    continuedMention(reader) ??
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

/** What a number is compared with: the column before it, the noun behind it, or what the adjective measures. */
const chooseSubject = (
  reader: Reader,
  { before, behind, adjective, year }: Subjects,
): { mention: Mention | null; counted: boolean } => {
  const measured =
    adjective === null || (before !== null && reader.isMeasure(before)) ? null : reader.adjectiveMention(adjective);
  if (measured && before && !behind) {
    reader.flush();
    return { mention: measured, counted: false };
  }
  const repeats = before !== null && behind !== null && reader.isTable(behind) && isSelected(reader, before);
  if (before && !repeats && (reader.isMeasure(before) || !behind))
    return { mention: before, counted: reader.isTable(before) && !reader.isMeasure(before) };
  if (behind) {
    reader.flush();
    return { mention: behind, counted: true };
  }
  const implied =
    reader.adjectiveMention(adjective) ?? (year ? hintMention(reader.lexicon, ['year', 'date', 'time'], 'year') : null);
  return {
    mention: implied,
    counted:
      implied === null &&
      reader.at(1)?.kind === 'word' &&
      /^(times?|records?|entries|rows?)$/i.test(reader.at(1)?.text ?? ''),
  };
};

import type { Mention } from '../linking/mentions.js';
import type { FilterPart, Operand } from './draft.js';
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

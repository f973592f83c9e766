import type { Candidate } from '../linking/mentions.js';
import type { SchemaSnapshot } from '../schema/snapshot.js';
import type { Operand } from './draft.js';
import type { Resolution, Slot } from './resolve.js';
import type { Role } from './roles.js';
import type { SlotMap } from './slots.js';

export interface ColumnRef {
  readonly table: string;
  /** null means the rows of the table. */
  readonly column: string | null;
}

/** Words of the question that fit several columns nearly equally well: what a person would be asked back about. */
export interface Alternative {
  /** The words as they stand in the question; "date" where the question only implies one. */
  readonly words: string;
  readonly role: Role['is'];
  readonly taken: ColumnRef;
  /** `behind` is how much worse the whole reading gets, 0 (equal) to `closeReading`. */
  readonly others: readonly (ColumnRef & { readonly behind: number })[];
}

/** An answer to an alternative: read these words as this column. */
export interface Choice extends ColumnRef {
  readonly words: string;
}

const refOf = ({ table, column }: Candidate): ColumnRef => ({ table, column });

const operandWords = (part: object): string | null => {
  const [operand] = 'values' in part ? (part.values as readonly Operand[]) : [];
  if (operand?.kind === 'value') return operand.text;
  return operand?.kind === 'period' ? 'date' : null;
};

/** The words a slot stands for, by which an alternative is shown and chosen. */
export const wordsOf = (part: object, { mention }: Slot): string | null => mention?.text ?? operandWords(part);

/** Both ends of one foreign key say the same. */
const isSameKey = (schema: SchemaSnapshot, a: ColumnRef, b: ColumnRef): boolean =>
  schema.foreignKeys.some(({ from, to }) =>
    [
      [from, to],
      [to, from],
    ].some(([x, y]) => x?.table === a.table && x.column === a.column && y?.table === b.table && y.column === b.column),
  );

export const alternativesOf = (schema: SchemaSnapshot, slots: SlotMap, { choices, close }: Resolution): Alternative[] =>
  [...slots].flatMap(([part, slot]): Alternative[] => {
    const taken = choices.get(slot);
    const words = wordsOf(part, slot);
    if (!taken || words === null) return [];
    const others = (close.get(slot) ?? [])
      .filter(({ candidate }) => !isSameKey(schema, taken, candidate))
      .map(({ candidate, behind }) => ({ ...refOf(candidate), behind }));
    return others.length > 0 ? [{ words, role: slot.role.is, taken: refOf(taken), others }] : [];
  });

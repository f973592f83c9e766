import type { Period } from '../linking/periods.js';
import type { Operand } from './draft.js';
import type { Reader } from './reader.js';

const bounds = (reader: Reader, period: Period): { from: string | null; to: string | null } => {
  const since = /^(since|starting from|as of)$/i.test(reader.at(-1)?.text ?? '');
  const op = reader.operator?.op;
  if (since || op === '>=') return { from: period.from, to: null };
  if (op === '>') return { from: period.to, to: null };
  if (op === '<')
    return { from: null, to: /^(until|till)$/i.test(reader.at(-1)?.text ?? '') ? period.to : period.from };
  return op === '<=' ? { from: null, to: period.to } : { from: period.from, to: period.to };
};

/** "between January and March 2025", "from May to June 2025": one stretch with two ends; a month without a year takes the other's. */
const until = (reader: Reader): Period | null => {
  const next = reader.at(2);
  const spans =
    reader.operator?.op === 'between' ||
    (/^from$/i.test(reader.at(-1)?.text ?? '') && /^(to|until|till)$/i.test(reader.at(1)?.text ?? ''));
  return spans && next?.kind === 'period' ? next.period : null;
};

const sameYear = (first: Period, second: Period): string => {
  if (first.assumption === null) return first.from;
  const moved = `${second.from.slice(0, 4)}${first.from.slice(4)}`;
  return moved < second.to ? moved : first.from;
};

/** "Q1 and Q2 2025": the first takes the year of the second. */
const withYearBehind = (reader: Reader, period: Period): Period => {
  const next = reader.at(2);
  if (
    !reader.cueIs(1, 'and', 'versus') ||
    next?.kind !== 'period' ||
    period.assumption === null ||
    next.period.assumption !== null
  )
    return period;
  const year = next.period.from.slice(0, 4);
  const later = Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4));
  return {
    from: year + period.from.slice(4),
    to: String(Number(year) + later) + period.to.slice(4),
    text: `${period.text} ${year}`,
    assumption: null,
  };
};

export const readPeriod = (reader: Reader, read: Period): void => {
  const period = withYearBehind(reader, read);
  const other = until(reader);
  const { from, to } = other ? { from: sameYear(period, other), to: other.to } : bounds(reader, period);
  const open = from === null || to === null || other !== null;
  if (!open) reader.draft.periods.push(period);
  const operand: Operand = { kind: 'period', from, to, period };
  if (reader.mode !== 'where') reader.enter('where');
  reader.addFilter({ mention: reader.pending, op: '=', values: [operand] });
  reader.position += other ? 3 : 1;
  if (reader.cueIs(0, 'by', 'group', 'bucket')) reader.enter('select');
};

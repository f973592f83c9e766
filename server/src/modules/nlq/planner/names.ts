import { spoken } from '../linking/names.js';
import type { Expression } from '../plan.js';

const titles = {
  count: 'Number',
  sum: 'Total',
  avg: 'Average',
  min: 'Lowest',
  max: 'Highest',
  median: 'Median',
} as const;

const inner = (value: Expression | null): string => {
  if (value === null) return '';
  if (value.kind === 'column') return value.column;
  if (value.kind === 'arithmetic')
    return `${inner(value.left)} ${value.op === '*' ? '\u00d7' : value.op} ${inner(value.right)}`;
  return nameOf(value) ?? '';
};

/** A heading for a computed column; null leaves a plain column its own name. */
export const nameOf = (value: Expression): string | null => {
  switch (value.kind) {
    case 'aggregate':
      return value.of === null
        ? 'Count'
        : `${titles[value.name]} ${value.name === 'count' ? `of ${inner(value.of)}` : inner(value.of)}`;
    case 'bucket':
      return capital(value.unit);
    case 'datePart':
      return value.part === 'weekdayNumber' ? null : capital(value.part);
    case 'share':
      return `Share of ${spoken(inner(value.of))}`;
    case 'change':
      return value.relative ? 'Growth' : 'Change';
    case 'runningTotal':
      return `Running ${spoken(inner(value.of))}`;
    case 'arithmetic':
      return inner(value);
    default:
      return null;
  }
};

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

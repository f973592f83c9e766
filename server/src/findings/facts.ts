import type { Fact } from '#shared/answers/finding.js';
import type { Cell } from '#shared/data/cell.js';
import type { Unit } from '#shared/data/column.js';
import { count, counted, headlineNumber, percent } from '#shared/wording/numbers.js';

const plain: Unit = { kind: 'plain' };

const MINUS = '\u2212';

/** A number in the unit of its column: "€1.18 M", "12.3%", "4,210". */
export const amountText = (value: number, unit: Unit = plain): string => {
  if (unit.kind === 'percent') return percent(value);
  if (unit.kind === 'plain') return headlineNumber(value);
  return `${value < 0 ? MINUS : ''}${unit.symbol}${headlineNumber(Math.abs(value))}`;
};

/** A name of the data: of a column, a value, a period. */
export const named = (value: Cell): Fact => ({ value, text: value === null ? '(blank)' : String(value) });

export const amount = (value: number, unit: Unit = plain): Fact => ({ value, text: amountText(value, unit) });

/** A difference with its sign: "+€1.2 k", "−12". */
export const signed = (value: number, unit: Unit = plain): Fact => ({
  value,
  text: `${value > 0 ? '+' : ''}${amountText(value, unit)}`,
});

/** A share in [0, 1] as a percentage. */
export const share = (value: number, digits = 1): Fact => ({ value, text: percent(value, digits) });

/** "4,210 rows". */
export const howMany = (value: number, one: string, many?: string): Fact => ({
  value,
  text: counted(value, one, many),
});

/** 4210 as "4,210". */
export const whole = (value: number): Fact => ({ value, text: count(value) });

/** A coefficient with its symbol and two digits: "r = −0.83". */
export const coefficient = (symbol: string, value: number): Fact => ({
  value,
  text: `${symbol} = ${value.toFixed(2).replace('-', MINUS)}`,
});

/** Several names as one fact: "Price, Region and Channel". */
export const names = (values: readonly string[]): Fact => ({
  value: values.join(', '),
  text: values.length < 2 ? (values[0] ?? '') : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`,
});

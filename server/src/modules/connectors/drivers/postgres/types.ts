import type { Value } from '../../values/record-batch.js';
import { arrayToJson } from './array-text.js';

/** What PostgreSQL's catalogue says of a type: its base type (domains resolved) and modifier. */
export interface PostgresType {
  readonly oid: number;
  readonly modifier: number;
}

const fixed: Record<number, string> = {
  16: 'BOOLEAN',
  20: 'BIGINT',
  21: 'SMALLINT',
  23: 'INTEGER',
  26: 'UINTEGER',
  700: 'FLOAT',
  701: 'DOUBLE',
  790: 'DECIMAL(19,2)',
  1082: 'DATE',
  1083: 'TIME',
  1114: 'TIMESTAMP',
  1184: 'TIMESTAMPTZ',
};

const NUMERIC = 1_700;
const BYTEA = 17;
const MONEY = 790;
const JSON_TYPES = new Set([114, 3_802]);

const decimalType = (modifier: number): string => {
  if (modifier < 4) return 'DECIMAL';
  const precision = ((modifier - 4) >> 16) & 0xffff;
  const scale = ((((modifier - 4) & 0x7ff) ^ 1_024) - 1_024) | 0;
  return scale >= 0 && scale <= precision && precision <= 38 ? `DECIMAL(${precision},${scale})` : 'DECIMAL';
};

export const duckTypeOf = ({ oid, modifier }: PostgresType): string =>
  oid === NUMERIC ? decimalType(modifier) : (fixed[oid] ?? 'VARCHAR');

/** Array types of the built-in types and the type of their elements. */
const elements: Record<number, number> = {
  1000: 16,
  1001: 17,
  1005: 21,
  1007: 23,
  1016: 20,
  1021: 700,
  1022: 701,
  1231: NUMERIC,
  1009: 25,
  1014: 1_042,
  1015: 1_043,
  1002: 18,
  1003: 19,
  1182: 1_082,
  1183: 1_083,
  1115: 1_114,
  1185: 1_184,
  2951: 2_950,
  199: 114,
  3807: 3_802,
  1028: 26,
};

const bare = new Set([16, 20, 21, 23, 26, 700, 701, NUMERIC, 114, 3_802]);

const toHexText = (text: string): string => `0x${text.slice(2)}`;

/** Reads a value from PostgreSQL's text form. */
export const converterOf = ({ oid }: PostgresType): ((text: string) => Value) => {
  const element = elements[oid];
  if (element !== undefined) return (text) => arrayToJson(text, bare.has(element));
  if (oid === BYTEA) return toHexText;
  if (oid === MONEY) return (text) => text.replace(/[^\d.-]/g, '');
  switch (fixed[oid]) {
    case 'BOOLEAN':
      return (text) => text === 't';
    case 'SMALLINT':
    case 'INTEGER':
    case 'UINTEGER':
    case 'FLOAT':
    case 'DOUBLE':
      return Number;
    default:
      return (text) => text;
  }
};

/** How a column is selected so that its text form is the one batches promise. */
export const selectExpression = (name: string, { oid }: PostgresType, category: string): string => {
  if (oid === BYTEA) return `'0x' || encode(${name}, 'hex')`;
  if (oid === MONEY) return `${name}::numeric(19,2)`;
  if (category === 'A' || category === 'C') return `to_json(${name})::text`;
  return oid in fixed || oid === NUMERIC || JSON_TYPES.has(oid) ? name : `${name}::text`;
};

import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTypeId,
  type DuckDBType,
  type DuckDBValue,
  type DuckDBValueConverter,
} from '@duckdb/node-api';

const MAX_EXACT_DIGITS = 15;

const fromBigInt = (value: bigint): number | string =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);

const digitsOf = (value: bigint): number => String(value < 0n ? -value : value).length;

const fromDecimal = (decimal: DuckDBDecimalValue): number | string =>
  digitsOf(decimal.value) <= MAX_EXACT_DIGITS ? Number(decimal.toString()) : decimal.toString();

const isoTimestamp = (value: DuckDBValue): string => {
  const [date = '', time = ''] = String(value).split(' ');
  return `${date}T${time}`;
};

/** DuckDB values as cells: numbers where exact, else exact text; dates and times as ISO 8601. Not-a-number and infinities become null. */
export const toCell: DuckDBValueConverter<unknown> = (value: DuckDBValue, type: DuckDBType, self) => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return fromBigInt(value);
  if (value instanceof DuckDBDecimalValue) return fromDecimal(value);
  if (value instanceof DuckDBDateValue) return value.toString();
  switch (type.typeId) {
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return isoTimestamp(value);
    case DuckDBTypeId.LIST:
      return (value as unknown as { items: DuckDBValue[] }).items.map((item) =>
        self(item, (type as unknown as { valueType: DuckDBType }).valueType, self),
      );
    default:
      return value.toString();
  }
};

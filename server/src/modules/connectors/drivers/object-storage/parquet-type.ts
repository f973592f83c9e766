import type { SchemaElement } from 'hyparquet';
import type { BatchColumn } from '../../values/record-batch.js';

const physical: Record<string, string> = {
  BOOLEAN: 'BOOLEAN',
  INT32: 'INTEGER',
  INT64: 'BIGINT',
  INT96: 'TIMESTAMP',
  FLOAT: 'FLOAT',
  DOUBLE: 'DOUBLE',
};

const converted: Record<string, string> = {
  DATE: 'DATE',
  TIME_MILLIS: 'TIME',
  TIME_MICROS: 'TIME',
  TIMESTAMP_MILLIS: 'TIMESTAMP',
  TIMESTAMP_MICROS: 'TIMESTAMP',
  INT_8: 'TINYINT',
  INT_16: 'SMALLINT',
  UINT_8: 'UTINYINT',
  UINT_16: 'USMALLINT',
  UINT_32: 'UINTEGER',
  UINT_64: 'UBIGINT',
};

/** The types of a column of a Parquet file, in its own words and in DuckDB's. */
export const parquetType = (element: SchemaElement): Pick<BatchColumn, 'nativeType' | 'type'> => {
  if (element.num_children) return { nativeType: element.converted_type?.toLowerCase() ?? 'group', type: 'VARCHAR' };
  const kind = element.logical_type?.type ?? element.converted_type;
  const nativeType = [element.type, kind].filter(Boolean).join(' ').toLowerCase();
  if (kind === 'DECIMAL') return { nativeType, type: `DECIMAL(${element.precision ?? 18},${element.scale ?? 0})` };
  if (kind === 'TIMESTAMP') return { nativeType, type: 'TIMESTAMP' };
  return { nativeType, type: converted[String(element.converted_type)] ?? physical[String(element.type)] ?? 'VARCHAR' };
};

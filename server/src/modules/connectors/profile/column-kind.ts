export type ColumnKind = 'number' | 'time' | 'text' | 'boolean';

const numeric = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL)/;
const temporal = /^(DATE|TIME)/;

/** What can be computed on a column, from its DuckDB type. */
export const kindOf = (type: string): ColumnKind =>
  numeric.test(type) ? 'number' : temporal.test(type) ? 'time' : type === 'BOOLEAN' ? 'boolean' : 'text';

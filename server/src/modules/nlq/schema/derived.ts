import { nameWords } from '../linking/names.js';
import { stem } from '../linking/stem.js';
import { isNumeric, type ColumnInfo, type SchemaSnapshot, type TableInfo } from './snapshot.js';

type Words = ReadonlySet<string>;

const stems = (...words: string[]): Words => new Set(words.map(stem));

const quantity: Words = stems('quantity', 'unit', 'piece');
const price: Words = stems('price');
const revenue: Words = stems('revenue', 'sell', 'turnover', 'income', 'amount', 'total');
const cost: Words = stems('cost');
const profit: Words = stems('profit', 'margin');

const find = (table: TableInfo, words: Words, not: Words = new Set()): ColumnInfo | undefined =>
  table.columns.find((column) => {
    const { core } = nameWords(column.name);
    return isNumeric(column) && !column.primary && words.has(core.at(-1) ?? '') && !core.some((word) => not.has(word));
  });

const derivedColumn = (table: TableInfo, name: string, formula: NonNullable<ColumnInfo['formula']>): ColumnInfo => ({
  name,
  table: table.name,
  kind: 'number',
  primary: false,
  unique: false,
  values: [],
  formula,
});

const extended = (table: TableInfo): TableInfo => {
  const [units, unitPrice] = [find(table, quantity, price), find(table, price)];
  const own = find(table, revenue);
  const added: ColumnInfo[] = [];
  if (!own && units && unitPrice)
    added.push(derivedColumn(table, 'revenue', { op: '*', left: units.name, right: unitPrice.name }));
  const spent = find(table, cost);
  const earned = find(table, stems('revenue', 'sell'));
  if (!find(table, profit) && earned && spent)
    added.push(derivedColumn(table, 'profit', { op: '-', left: earned.name, right: spent.name }));
  return added.length > 0 ? { ...table, columns: [...table.columns, ...added] } : table;
};

/** Adds the measures people ask for by name that two columns give together: revenue, profit. */
export const withDerivedMeasures = (schema: SchemaSnapshot): SchemaSnapshot => ({
  ...schema,
  tables: schema.tables.map(extended),
});

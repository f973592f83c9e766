import type { ColumnInfo, ForeignKey, SchemaSnapshot, TableInfo } from './snapshot.js';

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const singular = (name: string): string => plain(name).replace(/ies$/, 'y').replace(/s$/, '');

/** "customer_id" names the key of "customers", whose key may be "id" or "customer_id". */
const names = (column: ColumnInfo, target: TableInfo, key: ColumnInfo): boolean => {
  const [own, other] = [plain(column.name), plain(key.name)];
  if (own === other && own !== 'id' && own !== 'name') return true;
  return other === 'id' && own === `${singular(target.name)}id`;
};

const fits = (column: ColumnInfo, key: ColumnInfo): boolean => {
  const isText = (info: ColumnInfo): boolean => info.kind === 'text';
  if (isText(column) !== isText(key)) return false;
  if (!isText(column)) return column.min === undefined || key.min === undefined || column.min >= key.min;
  const known = new Set(key.values);
  const held = column.values.filter((value) => known.has(value)).length;
  return column.values.length === 0 || held >= 0.5 * column.values.length;
};

/** Foreign keys nobody declared, where names say so and values do not deny it. Declared ones come first and win. */
export const withInferredKeys = (schema: SchemaSnapshot): SchemaSnapshot => {
  const declared = new Set(
    schema.foreignKeys
      .filter(({ from, to }) => from.table !== to.table)
      .map(({ from }) => `${from.table}\u0000${from.column}`),
  );
  const linked = new Set(
    schema.foreignKeys.flatMap(({ from, to }) => [`${from.table}\u0000${to.table}`, `${to.table}\u0000${from.table}`]),
  );
  const inferred = schema.tables.flatMap((table) =>
    table.columns.flatMap((column): ForeignKey[] =>
      declared.has(`${table.name}\u0000${column.name}`)
        ? []
        : schema.tables.flatMap((target): ForeignKey[] => {
            const key = target.columns.find((other) => other.primary || (other.unique && target.rows > 1));
            const keys = target.columns.filter((other) => other.primary || other === key);
            const match =
              target.name === table.name
                ? undefined
                : keys.find((other) => names(column, target, other) && fits(column, other));
            if (!match || linked.has(`${table.name}\u0000${target.name}`)) return [];
            return [
              { from: { table: table.name, column: column.name }, to: { table: target.name, column: match.name } },
            ];
          }),
    ),
  );
  return { ...schema, foreignKeys: [...schema.foreignKeys, ...inferred] };
};

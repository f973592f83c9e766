import type { Value } from '#server/modules/connectors/values/record-batch.js';
import { ENDLESS, fixtureTables, LONG, MANY, orders, VIEW, type FixtureTable, type LogicalType } from './fixture.js';

/** How one SQL database writes the fixture. */
export interface SeedDialect {
  readonly types: Record<LogicalType, string>;
  quoteName(name: string): string;
  literal(value: Value, type: LogicalType): string;
  tableComment?(table: string, comment: string): string;
  columnComment?(table: string, column: string, comment: string): string;
  /** After the column's type, where comments are written inline. */
  inlineComment?(comment: string): string;
  inlineTableComment?(comment: string): string;
  readonly rowsPerInsert: number;
}

const createTable = (dialect: SeedDialect, table: FixtureTable): string => {
  const { quoteName, types, inlineComment, inlineTableComment } = dialect;
  const columns = table.columns.map(
    ({ name, type, nullable, comment }) =>
      `${quoteName(name)} ${types[type]} ${nullable ? 'NULL' : 'NOT NULL'} ${comment && inlineComment ? inlineComment(comment) : ''}`,
  );
  const keys = [`PRIMARY KEY (${table.primaryKey.map(quoteName).join(', ')})`];
  if (table.foreignKey) {
    const { column, table: other, to } = table.foreignKey;
    keys.push(`FOREIGN KEY (${quoteName(column)}) REFERENCES ${quoteName(other)} (${quoteName(to)})`);
  }
  const comment = table.comment && inlineTableComment ? inlineTableComment(table.comment) : '';
  return `CREATE TABLE ${quoteName(table.name)} (${[...columns, ...keys].join(', ')}) ${comment}`;
};

const inserts = (dialect: SeedDialect, table: FixtureTable): string[] => {
  const statements: string[] = [];
  for (let start = 0; start < table.rows.length; start += dialect.rowsPerInsert) {
    const rows = table.rows
      .slice(start, start + dialect.rowsPerInsert)
      .map((row) => `(${row.map((value, index) => dialect.literal(value, table.columns[index]!.type)).join(', ')})`);
    statements.push(`INSERT INTO ${dialect.quoteName(table.name)} VALUES ${rows.join(', ')}`);
  }
  return statements;
};

const comments = (
  { tableComment, columnComment }: SeedDialect,
  { name: table, comment, columns }: FixtureTable,
): string[] => [
  ...(comment && tableComment ? [tableComment(table, comment)] : []),
  ...columns.flatMap(({ name, comment: text }) => (text && columnComment ? [columnComment(table, name, text)] : [])),
];

/** Every statement that makes the fixture, in order. */
export const seedStatements = (dialect: SeedDialect): string[] => [
  ...fixtureTables.flatMap((table) => [
    createTable(dialect, table),
    ...inserts(dialect, table),
    ...comments(dialect, table),
  ]),
  `CREATE VIEW ${VIEW} AS SELECT * FROM ${orders.name} WHERE status = 'paid'`,
  `CREATE VIEW ${MANY} AS SELECT a.* FROM ${orders.name} a CROSS JOIN (SELECT id AS copy FROM dv_customers WHERE id <= 40) b`,
  `CREATE VIEW ${LONG} AS SELECT a.* FROM ${MANY} a CROSS JOIN (SELECT id AS other FROM dv_customers WHERE id <= 40) b`,
  `CREATE VIEW ${ENDLESS} AS SELECT o.*, (SELECT count(*) FROM ${MANY} a JOIN ${MANY} b ON a.price < b.price) AS effort FROM ${orders.name} o`,
];

export const quoted = (value: Value): string => `'${String(value).replaceAll("'", "''")}'`;

/** Literals most databases share. */
export const plainLiteral = (value: Value, type: LogicalType): string => {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return type === 'integer' || type === 'bigint' || type.startsWith('decimal') || type === 'double'
    ? String(value)
    : quoted(value);
};

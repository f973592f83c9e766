import type { Value } from '#server/modules/connectors/values/record-batch.js';

/** The same logical data in every source. */
export type LogicalType =
  | 'integer'
  | 'bigint'
  | 'decimal(12,2)'
  | 'decimal(38,10)'
  | 'double'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'zoned'
  | 'text'
  | 'binary'
  | 'nested';

export interface FixtureColumn {
  readonly name: string;
  readonly type: LogicalType;
  readonly nullable?: boolean;
  readonly comment?: string;
}

export interface FixtureTable {
  readonly name: string;
  readonly comment?: string;
  readonly columns: readonly FixtureColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKey?: { readonly column: string; readonly table: string; readonly to: string };
  /** Values in the form batches promise. */
  readonly rows: readonly (readonly Value[])[];
}

const two = (value: number): string => String(value).padStart(2, '0');

export const ORDERS = 5_000;
const CUSTOMERS = 50;
const statuses = ['new', 'paid', 'sent', 'done', 'back'];

const order = (index: number): Value[] => [
  String(index + 1),
  1 + ((index * 7) % CUSTOMERS),
  `${(index * 37) % 1_000}.${two((index * 13) % 100)}`,
  (index * 11) % 20,
  ((index * 17) % 997) / 8,
  statuses[index % statuses.length]!,
  `20${two(20 + (index % 5))}-${two(1 + (index % 12))}-${two(1 + (index % 28))} ${two(index % 24)}:${two(index % 60)}:00`,
  index % 10 === 3 ? null : `note ${index % 400}`,
];

export const customers: FixtureTable = {
  name: 'dv_customers',
  comment: 'People who buy',
  columns: [
    { name: 'id', type: 'integer' },
    { name: 'name', type: 'text', nullable: true, comment: 'As they sign' },
  ],
  primaryKey: ['id'],
  rows: Array.from({ length: CUSTOMERS }, (_, index) => [index + 1, `Customer ${index + 1}`]),
};

export const orders: FixtureTable = {
  name: 'dv_orders',
  columns: [
    { name: 'id', type: 'bigint' },
    { name: 'customer_id', type: 'integer' },
    { name: 'amount', type: 'decimal(12,2)' },
    { name: 'quantity', type: 'integer' },
    { name: 'price', type: 'double' },
    { name: 'status', type: 'text' },
    { name: 'created_at', type: 'timestamp' },
    { name: 'note', type: 'text', nullable: true },
  ],
  primaryKey: ['id'],
  foreignKey: { column: 'customer_id', table: 'dv_customers', to: 'id' },
  rows: Array.from({ length: ORDERS }, (_, index) => order(index)),
};

/** One value per row of what tends to break: extremes, many digits, zones, emoji, empty text beside null. */
export const exact: FixtureTable = {
  name: 'dv_exact',
  columns: [
    { name: 'id', type: 'integer' },
    { name: 'wide', type: 'bigint', nullable: true },
    { name: 'money', type: 'decimal(38,10)', nullable: true },
    { name: 'ratio', type: 'double', nullable: true },
    { name: 'flag', type: 'boolean', nullable: true },
    { name: 'day', type: 'date', nullable: true },
    { name: 'moment', type: 'timestamp', nullable: true },
    { name: 'instant', type: 'zoned', nullable: true },
    { name: 'word', type: 'text', nullable: true },
    { name: 'bytes', type: 'binary', nullable: true },
    { name: 'nested', type: 'nested', nullable: true },
  ],
  primaryKey: ['id'],
  rows: [
    [
      1,
      '9223372036854775807',
      '1234567890123456789012345678.0123456789',
      0.1,
      true,
      '2024-02-29',
      '2024-02-29 13:14:15.123456',
      '2024-06-01 10:00:00+00',
      'naïve ☃ 😀',
      '0x00ff10',
      '{"a": [1, {"b": "ü"}]}',
    ],
    [
      2,
      '-9223372036854775808',
      '-9999999999999999999999999999.9999999999',
      -1.7976931348623157e308,
      false,
      '1900-01-01',
      '1999-12-31 23:59:59',
      '2024-12-01 23:30:00+00',
      '',
      '0x',
      '[]',
    ],
    [
      3,
      '0',
      '0.0000000001',
      5e-324,
      true,
      '2099-12-31',
      '2024-03-31 02:30:00',
      '1999-12-31 23:59:59+00',
      'O\'Brien \\ "x"\t%_\n,;',
      '0x27',
      '{"deep": {"er": null}}',
    ],
    [4, null, null, null, null, null, null, null, null, null, null],
    [
      5,
      '9007199254740993',
      '0.1000000000',
      3,
      false,
      '2024-01-01',
      '2024-01-01 00:00:00',
      '2024-01-01 00:00:00+00',
      '\\N',
      '0x5c4e',
      '[1.5, true, null, "x"]',
    ],
  ],
};

/** Names nobody would choose, and text that looks like SQL. */
export const odd: FixtureTable = {
  name: 'dv odd "name" `x` ü',
  columns: [
    { name: 'select', type: 'integer' },
    { name: 'a "quoted" `col`', type: 'text', nullable: true },
    { name: 'naïve ☃', type: 'text', nullable: true },
    { name: "it's, a; --name", type: 'text', nullable: true },
    { name: 'UPPER Case', type: 'integer', nullable: true },
  ],
  primaryKey: ['select'],
  rows: [
    [1, 'a', "x'; DROP TABLE dv_orders; --", '100%', 1],
    [2, 'b', '\\', 'a_b', 2],
    [3, null, 'C:\\new\\table', 'aXb', 3],
  ],
};

export const empty: FixtureTable = {
  name: 'dv_empty',
  columns: [
    { name: 'id', type: 'integer' },
    { name: 'amount', type: 'decimal(12,2)', nullable: true },
    { name: 'word', type: 'text', nullable: true },
  ],
  primaryKey: ['id'],
  rows: [],
};

export const fixtureTables = [customers, orders, exact, odd, empty] as const;

export const VIEW = 'dv_paid';

/** A view of every order 40 times: long enough that no buffer holds it. */
export const MANY = 'dv_many';
export const MANY_ROWS = 40 * ORDERS;

/** A view of every row of the view above 40 times: seconds of reading. */
export const LONG = 'dv_long';
export const LONG_ROWS = 40 * MANY_ROWS;

/** A view of every order with one more column, `effort`, that no source computes within a minute. Counting its rows takes no effort. */
export const ENDLESS = 'dv_endless';

export const columnIndex = (table: FixtureTable, name: string): number =>
  table.columns.findIndex((column) => column.name === name);

export const columnOf = (table: FixtureTable, name: string): Value[] =>
  table.rows.map((row) => row[columnIndex(table, name)] ?? null);

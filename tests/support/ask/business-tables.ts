import type { ColumnType } from '#shared/data/column.js';

/** A worksheet table as business people keep it: made by a query, the same on every machine. */
export interface BusinessTable {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  readonly rows: number;
  /** Gives the rows; deterministic. */
  readonly sql: string;
}

const pick = (values: readonly string[], by: number): string =>
  `[${values.map((value) => `'${value}'`).join(', ')}][1 + (hash(i * ${by} + ${by}) % ${values.length})::INT]`;

const sales: BusinessTable = {
  name: 'Sales',
  columns: [
    ['Order ID', 'text'],
    ['Order Date', 'date'],
    ['Region', 'text'],
    ['Channel', 'text'],
    ['Customer', 'text'],
    ['Product', 'text'],
    ['Category', 'text'],
    ['Units', 'integer'],
    ['Unit Price', 'number'],
    ['Discount', 'number'],
    ['Revenue', 'number'],
    ['Returned', 'boolean'],
  ],
  rows: 1_200,
  sql: `SELECT 'SO-' || (10000 + i) AS "Order ID", DATE '2023-01-01' + CAST(i * 1095 / 1200 AS INTEGER) AS "Order Date",
    ${pick(['North', 'South', 'East', 'West'], 3)} AS "Region", ${pick(['Online', 'Partner', 'Retail'], 5)} AS "Channel",
    ${pick(['Contoso', 'Fabrikam', 'Northwind', 'Adatum', 'Litware', 'Proseware', 'Tailspin'], 7)} AS "Customer", "Product", "Category", "Units",
    "Unit Price", "Discount", round("Units" * "Unit Price" * (1 - "Discount"), 2) AS "Revenue", hash(i * 11) % 15 = 0 AS "Returned"
    FROM (SELECT i, p[1] AS "Product", p[2] AS "Category", p[3]::DOUBLE AS "Unit Price", CAST(1 + hash(i * 13) % 12 AS BIGINT) AS "Units",
      [0, 0, 0, 0.05, 0.1, 0.15, 0.2][1 + (hash(i * 17) % 7)::INT] AS "Discount"
      FROM (SELECT i, [['Oslo Desk', 'Furniture', '649'], ['Aero Chair', 'Furniture', '349'], ['Nord Shelf', 'Storage', '189'],
        ['Filo Cabinet', 'Storage', '279'], ['Luma Lamp', 'Lighting', '89']][1 + (hash(i * 19) % 5)::INT] AS p FROM range(1200) t(i)))`,
};

const employees: BusinessTable = {
  name: 'Employees',
  columns: [
    ['Name', 'text'],
    ['Department', 'text'],
    ['Job Title', 'text'],
    ['City', 'text'],
    ['Hire Date', 'date'],
    ['Salary', 'number'],
    ['Age', 'integer'],
    ['Bonus', 'number'],
    ['Full Time', 'boolean'],
  ],
  rows: 240,
  sql: `SELECT 'Person ' || i AS "Name", ${pick(['Sales', 'Finance', 'Engineering', 'Support', 'HR'], 23)} AS "Department",
    ${pick(['Manager', 'Analyst', 'Engineer', 'Assistant'], 29)} AS "Job Title", ${pick(['Berlin', 'Paris', 'Madrid', 'Vienna'], 31)} AS "City",
    DATE '2012-03-01' + CAST(hash(i * 37) % 4500 AS INTEGER) AS "Hire Date", 30000 + CAST(hash(i * 41) % 70000 AS DOUBLE) AS "Salary",
    CAST(21 + hash(i * 43) % 44 AS BIGINT) AS "Age", CASE WHEN hash(i * 47) % 4 > 0 THEN CAST(hash(i * 47) % 9000 AS DOUBLE) END AS "Bonus",
    hash(i * 53) % 5 > 0 AS "Full Time" FROM range(240) t(i)`,
};

const tickets: BusinessTable = {
  name: 'Tickets',
  columns: [
    ['Ticket', 'text'],
    ['Created', 'datetime'],
    ['Priority', 'text'],
    ['Status', 'text'],
    ['Agent', 'text'],
    ['Country', 'text'],
    ['Response Minutes', 'integer'],
    ['Satisfaction', 'integer'],
  ],
  rows: 900,
  sql: `SELECT 'T' || i AS "Ticket", TIMESTAMP '2025-01-01' + to_minutes(CAST(i * 480 + hash(i * 59) % 480 AS BIGINT)) AS "Created",
    ${pick(['Low', 'Medium', 'High', 'Urgent'], 61)} AS "Priority", ${pick(['Open', 'Closed', 'Pending'], 67)} AS "Status",
    ${pick(['Ana', 'Ben', 'Chloe', 'Dev', 'Eva', 'Finn'], 71)} AS "Agent", ${pick(['Germany', 'France', 'Spain', 'Austria', 'Italy'], 73)} AS "Country",
    CAST(1 + hash(i * 79) % 240 AS BIGINT) AS "Response Minutes", CASE WHEN hash(i * 83) % 3 > 0 THEN CAST(1 + hash(i * 83) % 5 AS BIGINT) END AS "Satisfaction"
    FROM range(900) t(i)`,
};

export const businessTables = { sales, employees, tickets };
export type BusinessTableName = keyof typeof businessTables;

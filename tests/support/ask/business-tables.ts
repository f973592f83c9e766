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

const passengers: BusinessTable = {
  name: 'Passengers',
  columns: [
    ['survived', 'boolean'],
    ['pclass', 'integer'],
    ['sex', 'text'],
    ['age', 'number'],
    ['fare', 'number'],
    ['embark_town', 'text'],
    ['deck', 'text'],
    ['alone', 'boolean'],
  ],
  rows: 600,
  sql: `SELECT hash(i * 3 + 1) % 3 = 0 AS survived, CAST(1 + hash(i * 5 + 1) % 3 AS BIGINT) AS pclass, ${pick(['male', 'female'], 101)} AS sex,
    CASE WHEN hash(i * 7 + 1) % 6 > 0 THEN CAST(1 + hash(i * 7 + 1) % 75 AS DOUBLE) END AS age, round(5 + (hash(i * 11 + 1) % 20000) / 100.0, 2) AS fare,
    ${pick(['Southampton', 'Cherbourg', 'Queenstown'], 103)} AS embark_town, CASE WHEN hash(i * 13 + 1) % 4 = 0 THEN ${pick(['A', 'B', 'C', 'D'], 107)} END AS deck,
    hash(i * 17 + 1) % 2 = 0 AS alone FROM range(600) t(i)`,
};

const movies: BusinessTable = {
  name: 'Movies',
  columns: [
    ['Title', 'text'],
    ['Release Date', 'date'],
    ['Director', 'text'],
    ['Genre', 'text'],
    ['Distributor', 'text'],
    ['Production Budget', 'integer'],
    ['US Gross', 'integer'],
    ['IMDB Rating', 'number'],
    ['Running Time min', 'integer'],
  ],
  rows: 500,
  sql: `SELECT 'Film ' || i AS "Title", DATE '1995-01-01' + CAST(hash(i * 3 + 2) % 9000 AS INTEGER) AS "Release Date",
    ${pick(['Kim Lund', 'Sara Vos', 'Ian Roth', 'Mia Cole', 'Leo Adam', 'Una Berg', 'Tom Hale', 'Ida Falk'], 109)} AS "Director",
    ${pick(['Comedy', 'Drama', 'Action', 'Horror', 'Musical'], 113)} AS "Genre", ${pick(['Lumen', 'Orbit', 'Northgate'], 127)} AS "Distributor",
    CAST(1000000 + hash(i * 5 + 2) % 90000000 AS BIGINT) AS "Production Budget", CAST(500000 + hash(i * 7 + 2) % 300000000 AS BIGINT) AS "US Gross",
    CASE WHEN hash(i * 11 + 2) % 9 > 0 THEN round(2 + (hash(i * 11 + 2) % 75) / 10.0, 1) END AS "IMDB Rating",
    CAST(70 + hash(i * 13 + 2) % 110 AS BIGINT) AS "Running Time min" FROM range(500) t(i)`,
};

const stock: BusinessTable = {
  name: 'Stock',
  columns: [
    ['SKU', 'text'],
    ['Item', 'text'],
    ['Warehouse', 'text'],
    ['Supplier', 'text'],
    ['Quantity', 'integer'],
    ['Reorder Level', 'integer'],
    ['Unit Cost', 'number'],
    ['Last Counted', 'date'],
  ],
  rows: 180,
  sql: `SELECT 'SKU-' || (100 + i) AS "SKU", 'Item ' || (i % 60) AS "Item", ${pick(['Oslo', 'Hamburg', 'Lyon'], 131)} AS "Warehouse",
    ${pick(['Acme', 'Globex', 'Initech', 'Umbrella'], 137)} AS "Supplier", CAST(hash(i * 3 + 5) % 400 AS BIGINT) AS "Quantity",
    CAST(20 + hash(i * 5 + 5) % 100 AS BIGINT) AS "Reorder Level", round(1 + (hash(i * 7 + 5) % 9000) / 100.0, 2) AS "Unit Cost",
    DATE '2025-01-01' + CAST(hash(i * 11 + 5) % 365 AS INTEGER) AS "Last Counted" FROM range(180) t(i)`,
};

const visits: BusinessTable = {
  name: 'Web visits',
  columns: [
    ['Date', 'date'],
    ['Page', 'text'],
    ['Source', 'text'],
    ['Device', 'text'],
    ['Visits', 'integer'],
    ['Bounce Rate', 'number'],
    ['Conversions', 'integer'],
  ],
  rows: 700,
  sql: `SELECT DATE '2025-01-01' + CAST(i // 2 AS INTEGER) AS "Date", ${pick(['Home', 'Pricing', 'Blog', 'Docs', 'Contact'], 139)} AS "Page",
    ${pick(['Google', 'Newsletter', 'Direct', 'LinkedIn'], 149)} AS "Source", ${pick(['Mobile', 'Desktop', 'Tablet'], 151)} AS "Device",
    CAST(20 + hash(i * 3 + 7) % 900 AS BIGINT) AS "Visits", round((hash(i * 5 + 7) % 90) / 100.0, 2) AS "Bounce Rate",
    CAST(hash(i * 7 + 7) % 40 AS BIGINT) AS "Conversions" FROM range(700) t(i)`,
};

const projects: BusinessTable = {
  name: 'Projects',
  columns: [
    ['Project', 'text'],
    ['Owner', 'text'],
    ['Status', 'text'],
    ['Department', 'text'],
    ['Deadline', 'date'],
    ['Budget', 'number'],
    ['Spent', 'number'],
    ['Progress', 'number'],
    ['Risk', 'text'],
  ],
  rows: 120,
  sql: `SELECT 'Project ' || i AS "Project", ${pick(['Ana', 'Ben', 'Chloe', 'Dev', 'Eva'], 157)} AS "Owner",
    ${pick(['Planned', 'In progress', 'Done', 'On hold'], 163)} AS "Status", ${pick(['IT', 'Marketing', 'Operations'], 167)} AS "Department",
    DATE '2025-01-01' + CAST(hash(i * 3 + 9) % 700 AS INTEGER) AS "Deadline", round(5000 + (hash(i * 5 + 9) % 9000000) / 100.0, 2) AS "Budget",
    round((hash(i * 7 + 9) % 9000000) / 100.0, 2) AS "Spent", round((hash(i * 11 + 9) % 101) / 100.0, 2) AS "Progress",
    ${pick(['low', 'medium', 'high'], 173)} AS "Risk" FROM range(120) t(i)`,
};

export const businessTables = { sales, employees, tickets, passengers, movies, stock, visits, projects };
export type BusinessTableName = keyof typeof businessTables;

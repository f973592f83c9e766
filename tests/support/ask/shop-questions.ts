/** Three sheets of a shop: customers and products, some of which nobody ordered for, and their orders. Made by queries, the same everywhere. */
export const shopTables = [
  {
    name: 'Customers',
    columns: [
      ['Customer ID', 'text'],
      ['Name', 'text'],
      ['City', 'text'],
      ['Segment', 'text'],
    ],
    rows: 40,
    sql: `SELECT 'C' || (100 + i) AS "Customer ID", 'Customer ' || i AS "Name", ['Berlin', 'Paris', 'Madrid'][1 + (hash(i * 3) % 3)::INT] AS "City",
      ['Private', 'Business'][1 + (hash(i * 5) % 2)::INT] AS "Segment" FROM range(40) t(i)`,
  },
  {
    name: 'Products',
    columns: [
      ['Product ID', 'text'],
      ['Product', 'text'],
      ['Category', 'text'],
      ['Price', 'number'],
    ],
    rows: 8,
    sql: `SELECT 'P' || (10 + i) AS "Product ID", p[1] AS "Product", p[2] AS "Category", p[3]::DOUBLE AS "Price" FROM (SELECT i,
      [['Oslo Desk', 'Furniture', '649'], ['Aero Chair', 'Furniture', '349'], ['Nord Shelf', 'Storage', '189'], ['Filo Cabinet', 'Storage', '279'],
      ['Luma Lamp', 'Lighting', '89'], ['Sola Spot', 'Lighting', '59'], ['Runa Rug', 'Textiles', '129'], ['Vela Curtain', 'Textiles', '79']][i + 1] AS p FROM range(8) t(i))`,
  },
  {
    name: 'Orders',
    columns: [
      ['Order ID', 'text'],
      ['Customer ID', 'text'],
      ['Product ID', 'text'],
      ['Order Date', 'date'],
      ['Units', 'integer'],
      ['Revenue', 'number'],
    ],
    rows: 90,
    sql: `SELECT 'O' || (1000 + i) AS "Order ID", 'C' || (100 + hash(i * 7) % 34) AS "Customer ID", 'P' || (10 + hash(i * 11) % 7) AS "Product ID",
      DATE '2024-01-01' + CAST(i * 730 / 90 AS INTEGER) AS "Order Date", CAST(1 + hash(i * 13) % 9 AS BIGINT) AS "Units", round(20 + (hash(i * 17) % 90000) / 100.0, 2) AS "Revenue"
      FROM range(90) t(i)`,
  },
] as const;

const orderedBy = (where = 'true'): string =>
  `SELECT "Customer ID" FROM "Orders" JOIN "Products" USING ("Product ID") WHERE ${where}`;
const customers = (where: string, select = '"Name"'): string => `SELECT ${select} FROM "Customers" WHERE ${where}`;
const having = (where?: string): string => `"Customer ID" IN (${orderedBy(where)})`;
const without = (where?: string): string => `"Customer ID" NOT IN (${orderedBy(where)})`;
const year = (wanted: number): string => `year("Order Date") = ${wanted}`;
const products = (where: string, select = '"Product"'): string => `SELECT ${select} FROM "Products" WHERE ${where}`;
const sold = (where = 'true'): string => `"Product ID" IN (SELECT "Product ID" FROM "Orders" WHERE ${where})`;

/** The orders alone, as one sheet with names in it. */
export const orderLines = {
  name: 'Lines',
  columns: [
    ['Line', 'text'],
    ['Customer', 'text'],
    ['Product', 'text'],
    ['Order Date', 'date'],
    ['Revenue', 'number'],
  ],
  rows: 90,
  sql: `SELECT replace("Order ID", 'O', 'L') AS "Line", "Name" AS "Customer", "Product", "Order Date", "Revenue"
    FROM "Orders" JOIN "Customers" USING ("Customer ID") JOIN "Products" USING ("Product ID")`,
} as const;

const buyers = (where: string): string => `SELECT "Customer" FROM data WHERE ${where}`;
const members = (...where: readonly string[]): string =>
  `SELECT DISTINCT "Customer" FROM data WHERE ${where.join(' AND ')}`;
const among = (where: string): string => `"Customer" IN (${buyers(where)})`;

/** Asked of the orders alone. */
export const orderLineQuestions: readonly (readonly [question: string, sql: string | null])[] = [
  [
    'customers who bought Oslo Desk but not Luma Lamp',
    members(among(`"Product" = 'Oslo Desk'`), `NOT ${among(`"Product" = 'Luma Lamp'`)}`),
  ],
  [
    'customers who bought both Oslo Desk and Luma Lamp',
    members(among(`"Product" = 'Oslo Desk'`), among(`"Product" = 'Luma Lamp'`)),
  ],
  ['customers who never bought Oslo Desk', members(`NOT ${among(`"Product" = 'Oslo Desk'`)}`)],
  ['customers who ordered in 2024 but not in 2025', members(among(year(2024)), `NOT ${among(year(2025))}`)],
  [
    'how many customers ordered in 2025 but not in 2024?',
    `SELECT count(DISTINCT "Customer") FROM data WHERE ${among(year(2025))} AND NOT ${among(year(2024))}`,
  ],
  ['customers with no orders', null],
  ['revenue of Oslo Desk but not Luma Lamp', null],
];

/** Not understood yet: they may be refused, but must not be answered wrongly. */
export const openShopQuestions: readonly string[] = ['Furniture never sold in 2024'];

/** What people ask about those who did and those who did not, with what must come back; null: it cannot be told from the data. */
export const shopQuestions: readonly (readonly [question: string, sql: string | null])[] = [
  ['customers with no orders', customers(without())],
  ['customers without orders in 2025', customers(without(year(2025)))],
  ['how many customers have never ordered?', customers(without(), 'count(*)')],
  ['which customers did not order in 2025?', customers(without(year(2025)))],
  [
    'customers who bought both Oslo Desk and Luma Lamp',
    customers(`${having(`"Product" = 'Oslo Desk'`)} AND ${having(`"Product" = 'Luma Lamp'`)}`),
  ],
  [
    'which customers bought Oslo Desk but not Luma Lamp?',
    customers(`${having(`"Product" = 'Oslo Desk'`)} AND ${without(`"Product" = 'Luma Lamp'`)}`),
  ],
  ['customers who ordered in 2024 but not in 2025', customers(`${having(year(2024))} AND ${without(year(2025))}`)],
  [
    'how many customers ordered in both 2024 and 2025?',
    customers(`${having(year(2024))} AND ${having(year(2025))}`, 'count(*)'),
  ],
  ['products that were never ordered', products(`NOT ${sold()}`)],
  ['products not sold in 2025', products(`NOT ${sold(year(2025))}`)],
  ['customers from Berlin without orders', customers(`"City" = 'Berlin' AND ${without()}`)],
  ['Berlin customers who never ordered', customers(`"City" = 'Berlin' AND ${without()}`)],
  ['number of customers without orders by city', customers(`${without()} GROUP BY 1`, '"City", count(*)')],
  [
    'customers who bought Furniture but never Lighting',
    customers(`${having(`"Category" = 'Furniture'`)} AND ${without(`"Category" = 'Lighting'`)}`),
  ],
  [
    'customers who bought neither Oslo Desk nor Luma Lamp',
    customers(`${without(`"Product" = 'Oslo Desk'`)} AND ${without(`"Product" = 'Luma Lamp'`)}`),
  ],
  ['customers who never bought Oslo Desk', customers(without(`"Product" = 'Oslo Desk'`))],
  [
    'how many products were sold in 2024 but not in 2025?',
    products(`${sold(year(2024))} AND NOT ${sold(year(2025))}`, 'count(*)'),
  ],
  [
    'customers who bought Oslo Desk in 2024 and again in 2025',
    customers(
      `${having(`"Product" = 'Oslo Desk' AND ${year(2024)}`)} AND ${having(`"Product" = 'Oslo Desk' AND ${year(2025)}`)}`,
    ),
  ],
  [
    'business customers who ordered in 2025 but not in 2024',
    customers(`"Segment" = 'Business' AND ${having(year(2025))} AND ${without(year(2024))}`),
  ],
  [
    'how many customers from Paris did not order in 2024?',
    customers(`"City" = 'Paris' AND ${without(year(2024))}`, 'count(*)'),
  ],
  ['list all products without any orders', products(`NOT ${sold()}`)],
  ['names of customers who have no orders', customers(without())],
  ['who has never bought anything?', null],
  ['customers that purchased in 2025 and not in 2024', customers(`${having(year(2025))} AND ${without(year(2024))}`)],
  [
    'Which of the customers in Madrid have not bought Luma Lamp?',
    customers(`"City" = 'Madrid' AND ${without(`"Product" = 'Luma Lamp'`)}`),
  ],
  [
    'how many private customers bought both Furniture and Textiles?',
    customers(
      `"Segment" = 'Private' AND ${having(`"Category" = 'Furniture'`)} AND ${having(`"Category" = 'Textiles'`)}`,
      'count(*)',
    ),
  ],
  ['products not ordered since June 2025', products(`NOT ${sold(`"Order Date" >= DATE '2025-06-01'`)}`)],
  ['customers without an order in March 2024', customers(without(`${year(2024)} AND month("Order Date") = 3`))],
  ['Furniture never sold in 2024', products(`"Category" = 'Furniture' AND NOT ${sold(year(2024))}`)],
  ['customers who bought Oslo Desk but not Luma Lamp in 2025', null],
  ['customers who bought both Oslo Desk and Teapot', null],
  ['customers who never complained', null],
  ['customers who bought Oslo Desk but not on credit', null],
  ['suppliers without orders', null],
  ['customers without invoices', null],
  ['customers who never ordered twice', null],
];

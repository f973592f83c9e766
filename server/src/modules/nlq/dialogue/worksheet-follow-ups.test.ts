import { describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile.js';
import { duckdb } from '../compiler/dialects/duckdb.js';
import type { Plan } from '../plan.js';
import { KeylessPlanner } from '../planner/planner.js';
import { readQuestion } from '../read.js';
import type { ColumnInfo, ColumnKind } from '../schema/snapshot.js';

const column = (name: string, kind: ColumnKind, more: Partial<ColumnInfo> = {}): ColumnInfo => ({
  name,
  table: 'data',
  kind,
  primary: false,
  unique: false,
  values: [],
  ...more,
});

const columns = [
  column('Order ID', 'text', { unique: true }),
  column('Order Date', 'date', { min: '2024-01-01', max: '2025-12-31' }),
  column('Region', 'text', { values: ['North', 'South'] }),
  column('Product', 'text', { values: ['Desk', 'Chair'] }),
  column('Customer', 'text', { values: ['Contoso', 'Fabrikam'] }),
  column('Units', 'integer'),
  column('Revenue', 'number'),
  column('Discount', 'number', { min: 0, max: 0.3 }),
];

const planner = new KeylessPlanner({
  tables: [{ name: 'data', rows: 5_000, columns, aliases: ['rows', 'order', 'orders'] }],
  foreignKeys: [],
  worksheet: true,
  readsText: true,
});

const planAfter = (first: string, followUp: string): Plan => {
  const plan = readQuestion(planner, { question: first, choices: [], after: null });
  return readQuestion(planner, { question: followUp, choices: [], after: { question: first, plan } });
};

/** The SQL of a plan with time spelt short: month(date), year 2025. */
const sqlOf = ({ query }: Plan): string =>
  compile(query, duckdb)
    .replaceAll('\n', ' ')
    .replaceAll(/CAST\(date_trunc\('(\w+)', "Order Date"\) AS DATE\)/g, '$1(date)')
    .replaceAll(/\("Order Date" >= DATE '(\d+)-01-01' AND "Order Date" < DATE '\d+-01-01'\)/g, 'year $1');

const shownBy = (sql: string): string => sql.split(' FROM ')[0] ?? '';

const sqlAfter = (first: string, followUp: string): string => sqlOf(planAfter(first, followUp));

const ranked = 'top 3 products by revenue';
const perGroup = 'top 2 products in each region by revenue';
const ratio = 'revenue per unit by product';
const share = 'share of revenue by product';
const periods = 'revenue 2025 vs 2024 by region';
const growth = 'revenue growth by month';
const running = 'running total of units by month';
const having = 'products with revenue over 500000';
const weekday = 'revenue by day of week';
const rows = 'which orders have revenue above 7000?';
const largest = 'list the 10 largest orders';
const counted = 'how many orders have a discount above 10%?';
const part = 'percentage of orders from North';

describe('every form of question that is gone on from', () => {
  it.each([ranked, perGroup, ratio, share, periods, growth, running, having, weekday, rows, largest, counted, part])(
    'is one that was read whole: %s',
    (question) => expect(planner.readWorksheet(question)).not.toBeNull(),
  );
});

describe('by other groups', () => {
  it.each([
    [ratio, 'and by month?', /month\(date\) AS "Month", \(SUM\("Revenue"\) \/ NULLIF\(SUM\("Units"\), 0\)\)/],
    [share, 'and by month?', /SUM\(SUM\("Revenue"\)\) OVER \(\), 0\)\) AS "Share of total".*GROUP BY month\(date\)$/],
    [growth, 'and by quarter?', /LAG\(SUM\("Revenue"\)\) OVER \(ORDER BY quarter\(date\)\).*GROUP BY quarter\(date\)$/],
    [running, 'and by quarter?', /OVER \(ORDER BY quarter\(date\)\) AS "Running total"/],
    [weekday, 'and by month?', /SELECT month\(date\).*GROUP BY month\(date\)$/],
    [weekday, 'also by customer', /GROUP BY dayname\("Order Date"\), date_part\('isodow', "Order Date"\), "Customer"/],
    [rows, 'and by month?', /month\(date\) AS "Month", COUNT\(\*\) AS "Count" FROM "data" WHERE "Revenue" > 7000/],
    [counted, 'and by month?', /COUNT\(\*\).*"Discount" > 1e-1 GROUP BY month\(date\)/],
    [ratio, 'by day of week', /dayname.*SUM\("Revenue"\) \/ .*ORDER BY date_part\('isodow'/],
    [share, 'for each region', /"Region", .*"Share of total" FROM "data" GROUP BY "Region"$/],
  ])('%s → %s', (first, followUp, sql) => expect(sqlAfter(first, followUp)).toMatch(sql));

  it('keeps the groups a condition picked', () => {
    expect(sqlAfter(having, 'and by month?')).toMatch(
      /WHERE "Product" IN \(SELECT "Product" FROM "data" GROUP BY "Product" HAVING SUM\("Revenue"\) > 500000\) GROUP BY month\(date\)$/,
    );
  });

  it('keeps the highest groups when they are split further, and says so when the ranking goes', () => {
    expect(sqlAfter(ranked, 'also by customer')).toMatch(
      /IN \(SELECT "Product" .* LIMIT 3\) GROUP BY "Product", "Customer"$/,
    );
    expect(sqlAfter(ranked, 'and by month?')).not.toContain('LIMIT');
    for (const first of [ranked, perGroup])
      expect(planAfter(first, 'and by month?').notes).toContain('The ranking of the answer before was left aside.');
  });
});

describe('with fewer rows', () => {
  it.each([ranked, perGroup, ratio, share, periods, growth, running, having, weekday, rows, largest, counted])(
    'keeps everything else: %s → only South',
    (first) => {
      const sql = sqlAfter(first, 'only South');
      expect(sql).toContain(`"Region" = 'South'`);
      const before = readQuestion(planner, { question: first, choices: [], after: null });
      expect(shownBy(sql)).toBe(shownBy(sqlOf(before)));
    },
  );

  it('reads a condition as a whole question would', () => {
    for (const condition of ['with a discount above 10%', 'only those with a discount above 10%'])
      expect(sqlAfter(weekday, condition)).toMatch(/SUM\("Revenue"\).*WHERE "Discount" > 1e-1 GROUP BY dayname/);
  });
});

describe('ranked', () => {
  it.each([
    [ranked, 'top 1', /ORDER BY SUM\("Revenue"\) DESC, "Product" LIMIT 1$/],
    [perGroup, 'top 3', /"rank" <= 3/],
    [ratio, 'top 3', /ORDER BY \(SUM\("Revenue"\) \/ NULLIF\(SUM\("Units"\), 0\)\) DESC LIMIT 3$/],
    [periods, 'top 3', /ORDER BY SUM\(CASE WHEN year 2025 THEN "Revenue" END\) DESC LIMIT 3$/],
    [growth, 'top 3', /ORDER BY \(\(SUM\("Revenue"\) - LAG.* DESC LIMIT 3$/],
    [having, 'the lowest', /HAVING SUM\("Revenue"\) > 500000 ORDER BY SUM\("Revenue"\) LIMIT 1$/],
    [weekday, 'top 3', /ORDER BY SUM\("Revenue"\) DESC, date_part\('isodow', "Order Date"\) LIMIT 3$/],
    [largest, 'top 3', /ORDER BY "Revenue" DESC LIMIT 3$/],
    [rows, 'top 3', /WHERE "Revenue" > 7000 ORDER BY "Revenue" DESC LIMIT 3$/],
  ])('%s → %s', (first, followUp, sql) => expect(sqlAfter(first, followUp)).toMatch(sql));

  it('says what ranks', () => {
    expect(planAfter(periods, 'top 3').notes).toContain('Ranked by 2025.');
    expect(planAfter(growth, 'top 3').notes).toContain('Ranked by Change.');
  });
});

describe('computed otherwise', () => {
  it.each([
    [
      ranked,
      'and the average?',
      /AVG\("Revenue"\) AS "Average Revenue" .*ORDER BY AVG\("Revenue"\) DESC, "Product" LIMIT 3$/,
    ],
    [perGroup, 'and the average?', /ORDER BY AVG\("Revenue"\) DESC/],
    [share, 'and the average?', /^SELECT "Product", AVG\("Revenue"\) AS "Average Revenue" FROM/],
    [
      periods,
      'and the average?',
      /AVG\(CASE WHEN year 2024 .* AS "2024", AVG\(CASE WHEN year 2025 .* AS "2025", \(AVG.* AS "Change"/,
    ],
    [growth, 'and the average?', /LAG\(AVG\("Revenue"\)\)/],
    [having, 'and the average?', /AVG\("Revenue"\) .*HAVING SUM\("Revenue"\) > 500000$/],
    [weekday, 'and the average?', /AVG\("Revenue"\).*ORDER BY date_part\('isodow', "Order Date"\)$/],
    [share, 'what about units?', /SUM\(SUM\("Units"\)\) OVER \(\)/],
    [growth, 'what about units?', /LAG\(SUM\("Units"\)\)/],
    [periods, 'what about units?', /SUM\(CASE WHEN year 2024 THEN "Units" END\) AS "2024"/],
    [ranked, 'what about units?', /ORDER BY SUM\("Units"\) DESC, "Product" LIMIT 3$/],
    [rows, 'what about units?', /^SELECT SUM\("Units"\) AS "Total Units" FROM "data" WHERE "Revenue" > 7000$/],
  ])('%s → %s', (first, followUp, sql) => expect(sqlAfter(first, followUp)).toMatch(sql));
});

describe('as shares', () => {
  it.each([
    [ranked, /"Share of total" FROM "data" GROUP BY "Product" ORDER BY SUM\("Revenue"\) DESC, "Product" LIMIT 3$/],
    [perGroup, /"Share of total" FROM \(SELECT row_number/],
    [share, /"Share of total" FROM "data" GROUP BY "Product"$/],
    [
      growth,
      /^SELECT month\(date\) AS "Month", SUM\("Revenue"\) AS "Total Revenue", \(SUM\("Revenue"\) \/ NULLIF\(SUM\(SUM\("Revenue"\)\) OVER \(\), 0\)\) AS "Share of total" FROM/,
    ],
    [weekday, /"Share of total" FROM "data" GROUP BY dayname/],
  ])('%s', (first, sql) => expect(sqlAfter(first, 'as share')).toMatch(sql));

  it.each(['as a percentage', 'in percent', 'as percent of total', 'as %'])('in other words: %s', (words) => {
    expect(sqlAfter(weekday, words)).toBe(sqlAfter(weekday, 'as share'));
  });
});

describe('what does not go together is refused in one sentence', () => {
  it.each([
    [periods, 'and by month?', 'The answer sets parts of that column side by side already.'],
    [periods, 'in 2024', 'The answer before sets parts of that column side by side already.'],
    [part, 'only North', 'The answer before sets parts of that column side by side already.'],
    [growth, 'by region', 'Growth and running totals go along time: by day, week, month, quarter or year.'],
    [growth, 'also by region', 'Growth and running totals go along time: by day, week, month, quarter or year.'],
    [ratio, 'and the average?', 'The answer before does not show one number that can be computed otherwise.'],
    [counted, 'and the average?', 'The answer before does not show one number that can be computed otherwise.'],
    [ratio, 'as share', 'Shares are of one total, and the answer before does not show one.'],
    [periods, 'as share', 'Shares are of one total, and the answer before does not show one.'],
    [having, 'as share', 'Only some groups were shown, so that their shares would not make a whole.'],
    [counted, 'as share', 'Shares are of groups, and the answer before has none.'],
    [counted, 'top 3', 'The answer before is a single number, so that there is nothing to rank.'],
    [largest, 'and by month?', 'Only some rows were shown, which cannot be counted by groups.'],
    [largest, 'what about units?', 'Only some rows were shown, which cannot be added up.'],
    [growth, 'by shoe size', 'I cannot tell how "by shoe size" goes on from "revenue growth by month".'],
  ])('%s → %s', (first, followUp, sentence) => {
    const refused = { code: 'cannot-tell', detail: `${sentence} Ask the whole question.` };
    expect(() => sqlAfter(first, followUp)).toThrow(expect.objectContaining(refused));
  });
});

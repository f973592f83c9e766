import { describe, expect, it, vi } from 'vitest';
import { compile } from '../compiler/compile.js';
import { duckdb } from '../compiler/dialects/duckdb.js';
import { KeylessPlanner } from '../planner/planner.js';
import { readQuestion } from '../read.js';
import type { ColumnInfo, ColumnKind, SchemaSnapshot } from '../schema/snapshot.js';

const column = (name: string, kind: ColumnKind, values: readonly string[] = []): ColumnInfo => ({
  name,
  table: 'data',
  kind,
  primary: false,
  unique: false,
  values,
  ...(kind === 'date' ? { min: '2024-01-01', max: '2025-12-31' } : {}),
});

const schemaOf = (...columns: ColumnInfo[]): SchemaSnapshot => ({
  tables: [{ name: 'data', rows: 5_000, columns, aliases: ['rows'] }],
  foreignKeys: [],
  worksheet: true,
  readsText: true,
});

const planner = new KeylessPlanner(
  schemaOf(
    column('Order Date', 'date'),
    column('Region', 'text', ['North', 'South']),
    column('Product', 'text', ['Desk', 'Chair']),
    column('Units', 'integer'),
    column('Revenue', 'number'),
  ),
);

const first = 'total revenue by region in 2025';

/** The SQL of a conversation's last plan. */
const told = (...questions: string[]): string => {
  let after: { question: string; plan: unknown } | null = null;
  for (const question of questions) after = { question, plan: readQuestion(planner, { question, choices: [], after }) };
  return compile((after?.plan as ReturnType<typeof readQuestion>).query, duckdb).replaceAll('\n', ' ');
};

describe('a follow-up', () => {
  it.each(['and by month?', 'by month', 'What about by month', 'now by month please'])(
    'groups the measure before otherwise and keeps its conditions: %s',
    (followUp) => {
      const sql = told(first, followUp);
      expect(sql).toMatch(/^SELECT CAST\(date_trunc\('month', "Order Date"\) AS DATE\) AS "Month", SUM\("Revenue"\)/);
      expect(sql).toContain('2025-01-01');
      expect(sql).not.toContain('Region');
    },
  );

  it('is no follow-up when it can be answered by itself and does not tie itself to the one before', () => {
    const sql = told(first, 'top 5 products by units');
    expect(sql).toContain('"Product"');
    expect(sql).not.toMatch(/Region|2025-01-01/);
  });

  it('adds a grouping when it says also', () => {
    expect(told(first, 'also by product')).toContain('GROUP BY "Region", "Product"');
  });

  it.each(['only North', 'and North?', 'what about North'])('narrows the rows: %s', (followUp) => {
    expect(told(first, followUp)).toMatch(/SUM\("Revenue"\).*2025-01-01.*"Region" = 'North'.*GROUP BY "Region"/);
  });

  it('puts a new condition in the place of the one on the same column', () => {
    const sql = told(first, 'only North', 'what about South?');
    expect(sql).toContain("'South'");
    expect(sql).not.toContain("'North'");
    expect(told(first, 'and in 2024?')).not.toContain('2026-01-01');
  });

  it('leaves rows out', () => {
    expect(told(first, 'without North')).toMatch(/NOT \(?"Region" = 'North'|"Region" <> 'North'/);
  });

  it('computes another measure, or the same one otherwise, over the same groups', () => {
    expect(told(first, 'what about units?')).toMatch(/SELECT "Region", SUM\("Units"\).*2025-01-01.*GROUP BY "Region"/);
    expect(told(first, 'and the average?')).toMatch(/SELECT "Region", AVG\("Revenue"\) AS "Average Revenue"/);
  });

  it('ranks what was shown', () => {
    expect(told(first, 'top 1')).toMatch(/ORDER BY SUM\("Revenue"\) DESC LIMIT 1/);
    expect(told(first, 'the lowest')).toMatch(/ORDER BY SUM\("Revenue"\) LIMIT 1/);
  });

  it.each([
    'how many rows per product',
    'show me total units by product',
    'total units without North',
    'in 2024 units by product',
  ])('is a question of its own when it stands for itself: %s', (question) => {
    expect(told(first, question)).toBe(told(question));
  });

  it.each(['in 2024', 'in 2024 please', 'please only 2024', 'but in 2024 instead'])(
    'moves the period: %s',
    (followUp) => {
      const sql = told(first, followUp);
      expect(sql).toMatch(/SUM\("Revenue"\).*2024-01-01.*GROUP BY "Region"/);
      expect(sql).not.toContain('2026-01-01');
    },
  );

  it('is read once, as what it adds to the answer before', () => {
    const before = { question: first, plan: readQuestion(planner, { question: first, choices: [], after: null }) };
    const read = vi.spyOn(planner, 'read');
    readQuestion(planner, { question: 'what about units?', choices: [], after: before });
    expect(read.mock.calls).toEqual([['units', []]]);
    read.mockRestore();
  });

  it('gives the same bytes every time', () => {
    const once = told(first, 'only North', 'and by month?');
    for (let turn = 0; turn < 100; turn += 1) expect(told(first, 'only North', 'and by month?')).toBe(once);
  });
});

describe('a question whose words leave something open', () => {
  const open = new KeylessPlanner(
    schemaOf(column('Order Date', 'date'), column('Ship Date', 'date'), column('Revenue', 'number')),
  );
  const ask = (choices: { words: string; table: string; column: string | null }[]) =>
    readQuestion(open, { question: 'revenue by month', choices, after: null });

  it('is asked back with choices', () => {
    expect(() => ask([])).toThrow(
      expect.objectContaining({
        code: 'ambiguous',
        detail: 'Which date: Order Date or Ship Date?',
        choices: [
          { words: 'date', table: 'data', column: 'Order Date', label: 'Order Date' },
          { words: 'date', table: 'data', column: 'Ship Date', label: 'Ship Date' },
        ],
      }),
    );
  });

  it('is answered with the choice that was made', () => {
    const plan = ask([{ words: 'date', table: 'data', column: 'Ship Date' }]);
    expect(compile(plan.query, duckdb)).toContain('"Ship Date"');
  });
});

describe('what cannot be answered', () => {
  const refusal = (question: string): string => {
    try {
      readQuestion(planner, { question, choices: [], after: null });
      return 'answered';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('tells what the data do not hold from what is not understood', () => {
    expect(refusal('total salary by department')).toBe('not-in-data');
    expect(refusal('and?')).toBe('cannot-tell');
  });
});

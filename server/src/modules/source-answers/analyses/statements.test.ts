import { describe, expect, it } from 'vitest';
import { changeDefinition } from '#shared/analyses/change.js';
import { compareDefinition } from '#shared/analyses/compare.js';
import { rootCauseDefinition } from '#shared/analyses/rootcause.js';
import { findDriver, type Connection, type RecordBatch, type TableDescription } from '../../connectors/index.js';
import { explainChange } from '../../rootcause/index.js';
import { changeTable } from './change-in-source.js';
import { compareInSource } from './compare-in-source.js';
import { marginalAverages } from './marginal-averages.js';
import { readLeaves } from './rootcause-in-source.js';
import { SourceTable } from './source-table.js';

const column = (name: string, type: string) => ({ name, nativeType: type, type, nullable: true, comment: null });

const orders: TableDescription = {
  schema: 'shop',
  name: 'Orders "2025"',
  kind: 'table',
  rowEstimate: 5_000_000,
  comment: null,
  columns: [
    column("it's a day", 'DATE'),
    column('region', 'VARCHAR'),
    column('open', 'BOOLEAN'),
    column('revenue', 'DECIMAL(12,2)'),
    column('planned', 'DOUBLE'),
  ],
  primaryKey: [],
  foreignKeys: [],
};

/** Two groups whatever is asked. */
const figures: RecordBatch = {
  columns: Array.from({ length: 9 }, (_, index) => column(`c${index}`, index === 5 ? 'VARCHAR' : 'DOUBLE')),
  values: [
    [30, 20],
    [10, 12],
    [20, 10],
    [10, 9],
    [5, 4],
    ['North', 'South'],
    [1, 2],
    [1, 2],
    [1, 2],
  ],
  rows: 2,
};
const days: RecordBatch = { columns: [column('day', 'DATE')], values: [['2025-09-30']], rows: 1 };

const opened = async (kind: string): Promise<{ table: SourceTable; statements: string[] }> => {
  const driver = findDriver(kind);
  const statements: string[] = [];
  const connection = {
    describe: () => Promise.resolve(orders),
    profile: () =>
      Promise.resolve({ columns: [{ name: 'planned', quantiles: { values: { p25: 1.5, p50: 2, p75: 1e21 } } }] }),
    async query(text: string) {
      await driver.dialect!.admit(text);
      statements.push(text);
      return { batch: /^SELECT max\(/.test(text) ? days : figures, more: false };
    },
  } as unknown as Connection;
  const reference = { schema: orders.schema, name: orders.name };
  return { table: await SourceTable.open({ connection, driver, reference, timeoutMilliseconds: 1_000 }), statements };
};

describe.each(['postgres', 'mysql', 'sqlite', 'clickhouse', 'mssql', 'oracle'])('statements for %s', (kind) => {
  it('are single reading statements of its grammar', async () => {
    const { table, statements } = await opened(kind);
    const change = { measure: 'revenue', by: "it's a day", period: 'quarter', dimensions: ['region', 'open'] };
    const where = [
      { column: 'region', value: "O'Brien" },
      { column: 'open', value: 'true' },
    ];
    await explainChange(changeTable(table, 10, true), changeDefinition.params.parse({ ...change, where }));
    await compareInSource(
      table,
      compareDefinition.params.parse({ first: 'revenue', second: 'planned', kind: 'paired' }),
    );
    await readLeaves(table, rootCauseDefinition.params.parse({ measure: 'revenue', baseline: 'planned' }));
    const drivers = [{ column: 'planned' }, { column: 'region' }] as never;
    const found = { target: 'region', event: 'North', explained: 1, drivers, interactions: [], notDrivers: [] };
    await marginalAverages(table, found);
    expect(statements.length).toBeGreaterThan(9);
    expect(statements.every((text) => text.startsWith('SELECT'))).toBe(true);
  });
});

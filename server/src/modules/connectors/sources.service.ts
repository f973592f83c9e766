import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type {
  connectionReportSchema,
  SourceRows,
  sourceProfileSchema,
  sourceTableDescriptionSchema,
} from '#shared/contract/connections.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import type { Connection, ConnectionReport, ConnectorEnvironment, TableList } from './connector.js';
import { ConnectionsService, type GivenSettings, type UsableConnection } from './connections.service.js';
import { NetworkGuard } from './network/guard.js';
import { refuseOwnDatabase } from './own-database.js';
import type { TableReference } from './selection.js';
import { cellOf, columnTypeOf, sourceRowsOf } from './values/cells.js';

type Report = z.input<typeof connectionReportSchema>;
type Profile = z.input<typeof sourceProfileSchema>;
type Description = z.input<typeof sourceTableDescriptionSchema>;

/** Looks into sources: every call opens a connection of its own and closes it. */
@Injectable()
export class SourcesService {
  readonly environment: ConnectorEnvironment;

  constructor(
    @Inject(ConnectionsService) private readonly connections: ConnectionsService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    const { privateNetworks, sqliteFolder } = settings.connectors;
    this.environment = { guard: new NetworkGuard({ privateNetworks }), sqliteFolder };
  }

  testSettings(kind: string, settings: GivenSettings): Promise<Report> {
    return this.#with(this.connections.unsaved(kind, settings), async (connection) =>
      reportShown(await connection.test()),
    );
  }

  test(workspaceId: string, id: string): Promise<Report> {
    return this.#saved(workspaceId, id, async (connection) => reportShown(await connection.test()));
  }

  tables(workspaceId: string, id: string, options: { search?: string; limit: number }): Promise<TableList> {
    return this.#saved(workspaceId, id, (connection) => connection.tables(options));
  }

  describe(workspaceId: string, id: string, table: TableReference): Promise<Description> {
    return this.#saved(workspaceId, id, async (connection) => {
      const { columns, primaryKey, foreignKeys, ...summary } = await connection.describe(table);
      return {
        schema: summary.schema,
        name: summary.name,
        kind: summary.kind,
        rowEstimate: summary.rowEstimate,
        comment: summary.comment,
        columns: columns.map(({ name, nativeType, type, nullable, comment }) => ({
          name,
          nativeType,
          type: columnTypeOf(type),
          nullable,
          comment,
        })),
        primaryKey: [...primaryKey],
        foreignKeys: foreignKeys.map(({ columns: from, references }) => ({
          columns: [...from],
          references: { ...references, columns: [...references.columns] },
        })),
      };
    });
  }

  rows(workspaceId: string, id: string, table: TableReference, limit: number): Promise<SourceRows> {
    return this.#saved(workspaceId, id, async (connection) => {
      const batch = await connection.sample(table, limit + 1);
      const more = batch.rows > limit;
      const rows = more ? limit : batch.rows;
      return sourceRowsOf({ ...batch, rows, values: batch.values.map((column) => column.slice(0, rows)) }, more);
    });
  }

  query(
    workspaceId: string,
    id: string,
    { text, maxRows, seconds }: { text: string; maxRows: number; seconds: number },
  ): Promise<SourceRows> {
    return this.#saved(workspaceId, id, async (connection) => {
      const { batch, more } = await connection.query(text, { maxRows, timeoutMilliseconds: seconds * 1_000 });
      return sourceRowsOf(batch, more);
    });
  }

  profile(workspaceId: string, id: string, table: TableReference, mode: 'fast' | 'sharp'): Promise<Profile> {
    return this.#saved(workspaceId, id, async (connection) => {
      const profile = await connection.profile(table, { mode });
      return {
        ...profile,
        statements: [...profile.statements],
        columns: profile.columns.map(({ type, min, max, top, histogram, ...column }) => ({
          ...column,
          type: columnTypeOf(type),
          min: cellOf(min, type),
          max: cellOf(max, type),
          top: top && { ...top, values: top.values.map(({ value, share }) => ({ value: cellOf(value, type), share })) },
          histogram: histogram && { ...histogram, counts: [...histogram.counts] },
        })),
      };
    });
  }

  async #saved<Result>(
    workspaceId: string,
    id: string,
    work: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    return this.#with(await this.connections.usable(workspaceId, id), work);
  }

  async #with<Result>(
    { driver, settings }: UsableConnection,
    work: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    await refuseOwnDatabase({ driver, settings }, this.settings, this.environment);
    const connection = driver.open(settings as never, this.environment);
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  }
}

const reportShown = (report: ConnectionReport): Report =>
  report.ok
    ? { ...report, failedAt: null, sentence: `${report.server} answers.` }
    : { ...report, server: null, canWrite: null, warning: null, remedy: null };

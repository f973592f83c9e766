import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type {
  connectionReportSchema,
  SourceProfile,
  SourceRows,
  SourceTableDescription,
} from '#shared/contract/connections.js';
import { hungUp } from '../../common/hang-up.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import type { Connection, ConnectorEnvironment, TableList } from './connector.js';
import { ConnectionsService, type UnsavedSettings, type UsableConnection } from './connections.service.js';
import { NetworkGuard } from './network/guard.js';
import { refuseOwnDatabase } from './own-database.js';
import type { TableReference } from './selection.js';
import { SourceEvents } from './source-events.js';
import { descriptionShown, profileShown, reportShown } from './sources-shown.js';
import { sourceRowsOf } from './values/cells.js';

type Report = z.input<typeof connectionReportSchema>;

/** How many tables were read of how many. */
export interface Survey {
  readonly described: number;
  readonly total: number;
}

/** Looks into sources: every call opens a connection of its own and closes it, at once when the one who asked hangs up. */
@Injectable()
export class SourcesService {
  readonly environment: ConnectorEnvironment;

  constructor(
    @Inject(ConnectionsService) private readonly connections: ConnectionsService,
    @Inject(SourceEvents) private readonly events: SourceEvents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    const { privateNetworks, sqliteFolder } = settings.connectors;
    this.environment = { guard: new NetworkGuard({ privateNetworks }), sqliteFolder };
  }

  async testSettings(workspaceId: string, given: UnsavedSettings): Promise<Report> {
    const connection = await this.connections.unsaved(workspaceId, given);
    return this.#with(connection, async (open) => reportShown(await open.test()));
  }

  test(workspaceId: string, id: string): Promise<Report> {
    return this.#saved(workspaceId, id, async (connection) => reportShown(await connection.test()));
  }

  async tables(workspaceId: string, id: string, options: { search?: string; limit: number }): Promise<TableList> {
    const list = await this.#saved(workspaceId, id, (connection) => connection.tables(options));
    await this.events.tell({ kind: 'listed', workspaceId, connectionId: id, tables: list.tables });
    return list;
  }

  /** Reads the columns of as many tables as fit into the time, over one connection; says how many there are in all. */
  survey(workspaceId: string, id: string, limits: { tables: number; milliseconds: number }): Promise<Survey> {
    return this.#saved(workspaceId, id, async (connection) => {
      const until = performance.now() + limits.milliseconds;
      const { tables, total } = await connection.tables({ limit: limits.tables });
      await this.events.tell({ kind: 'listed', workspaceId, connectionId: id, tables });
      let described = 0;
      for (const { schema, name } of tables) {
        if (performance.now() > until) break;
        const table = descriptionShown(await connection.describe({ schema, name }));
        await this.events.tell({ kind: 'described', workspaceId, connectionId: id, table });
        described += 1;
      }
      return { described, total };
    });
  }

  async describe(workspaceId: string, id: string, reference: TableReference): Promise<SourceTableDescription> {
    const table = await this.#saved(workspaceId, id, async (connection) =>
      descriptionShown(await connection.describe(reference)),
    );
    await this.events.tell({ kind: 'described', workspaceId, connectionId: id, table });
    return table;
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

  async profile(
    workspaceId: string,
    id: string,
    table: TableReference,
    mode: 'fast' | 'sharp',
  ): Promise<SourceProfile> {
    const profile = await this.#saved(workspaceId, id, async (connection) =>
      profileShown(await connection.profile(table, { mode })),
    );
    await this.events.tell({ kind: 'profiled', workspaceId, connectionId: id, table, profile });
    return profile;
  }

  /** Lends a connection to a saved source to another module. */
  async use<Result>(
    workspaceId: string,
    id: string,
    work: (connection: Connection, saved: UsableConnection) => Promise<Result>,
  ): Promise<Result> {
    const saved = await this.connections.usable(workspaceId, id);
    return this.#with(saved, (connection) => work(connection, saved));
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
    const gone = hungUp();
    const close = (): void => void connection.close();
    gone.addEventListener('abort', close, { once: true });
    try {
      return await work(connection);
    } finally {
      gone.removeEventListener('abort', close);
      await connection.close();
    }
  }
}

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Connection } from '#shared/contract/connections.js';
import { CLOCK, type Clock } from '../../config/config.module.js';
import type { CatalogEntryRow } from '../../database/tables/index.js';
import { SourceEvents, type SourceEvent } from '../connectors/index.js';
import { CatalogRepository } from './catalog.repository.js';
import { connectionPlace, entryId, tablePlace, type EntryPlace } from './entry-place.js';

type Event<Kind extends SourceEvent['kind']> = Extract<SourceEvent, { kind: Kind }>;
type Facts = Pick<CatalogEntryRow, 'kind' | 'name'> & Partial<CatalogEntryRow>;

/** Writes down what is learnt of sources while people browse, profile and load them. */
@Injectable()
export class CatalogRecorder implements OnModuleInit {
  constructor(
    @Inject(CatalogRepository) private readonly repository: CatalogRepository,
    @Inject(SourceEvents) private readonly events: SourceEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.listen((event) => this.#hear(event));
  }

  /** Every saved connection has an entry of its name. */
  async connections(workspaceId: string, connections: readonly Connection[]): Promise<void> {
    const rows = connections.map(({ id, name, kind }) =>
      this.#entry(workspaceId, connectionPlace(id), { kind: 'connection', name, nativeType: kind }),
    );
    await this.repository.record(rows, ['name', 'nativeType']);
  }

  #hear(event: SourceEvent): Promise<void> {
    switch (event.kind) {
      case 'listed':
        return this.#listed(event);
      case 'described':
        return this.#described(event);
      case 'profiled':
        return this.#profiled(event);
      case 'loaded':
        return this.#loaded(event);
    }
  }

  async #listed({ workspaceId, connectionId, tables }: Event<'listed'>): Promise<void> {
    const rows = tables.map((table) =>
      this.#entry(workspaceId, tablePlace(connectionId, table), {
        kind: 'table',
        name: table.name,
        nativeType: table.kind,
        comment: table.comment,
        rows: table.rowEstimate,
      }),
    );
    await this.repository.record(rows, ['nativeType', 'comment', 'rows', 'seenAt']);
  }

  async #described({ workspaceId, connectionId, table }: Event<'described'>): Promise<void> {
    const place = tablePlace(connectionId, table);
    await this.#listed({ kind: 'listed', workspaceId, connectionId, tables: [table] });
    const rows = table.columns.map(({ name, nativeType, type, comment }, position) =>
      this.#entry(
        workspaceId,
        { ...place, columnName: name },
        { kind: 'column', name, nativeType, columnType: type, comment, position },
      ),
    );
    await this.repository.record(rows, ['nativeType', 'columnType', 'comment', 'position', 'seenAt']);
    await this.repository.dropColumns(workspaceId, place, new Set(rows.map(({ id }) => id)));
  }

  async #profiled({ workspaceId, connectionId, table, profile }: Event<'profiled'>): Promise<void> {
    const place = tablePlace(connectionId, table);
    const profiledAt = this.clock().toISOString();
    const rows = profile.columns.map(({ name, nativeType, type, nulls, min, max, distinct }, position) =>
      this.#entry(
        workspaceId,
        { ...place, columnName: name },
        {
          kind: 'column',
          name,
          nativeType,
          columnType: type,
          position,
          facts: {
            rows: profile.basics === 'exact' ? profile.rows : profile.sampleRows,
            nulls,
            distinct: distinct?.count ?? null,
            min,
            max,
            certainty: profile.basics,
            profiledAt,
          },
        },
      ),
    );
    await this.repository.record(rows, ['facts', 'seenAt']);
    const counted = this.#entry(workspaceId, place, { kind: 'table', name: table.name, rows: profile.rows });
    await this.repository.record([counted], ['rows', 'seenAt']);
  }

  async #loaded({ workspaceId, connectionId, table, loadId, dataset }: Event<'loaded'>): Promise<void> {
    const { schemaName, tableName } = tablePlace(connectionId, table);
    await this.repository.recordLoad({
      workspaceId,
      id: loadId,
      connectionId,
      schemaName,
      tableName,
      datasetId: dataset.id,
      rows: dataset.rows,
      loadedAt: this.clock().toISOString(),
    });
  }

  #entry(workspaceId: string, place: EntryPlace, facts: Facts): CatalogEntryRow {
    return {
      workspaceId,
      id: entryId(place),
      ...place,
      position: 0,
      nativeType: null,
      columnType: null,
      comment: null,
      description: '',
      tags: [],
      owner: '',
      rows: null,
      facts: null,
      seenAt: this.clock().toISOString(),
      editedAt: null,
      ...facts,
    };
  }
}

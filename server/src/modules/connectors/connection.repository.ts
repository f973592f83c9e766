import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  connectionSecretTable,
  connectionTable,
  type ConnectionRow,
  type ConnectionSecretRow,
} from '../../database/tables/index.js';

export type SecretFact = Pick<ConnectionSecretRow, 'connectionId' | 'field' | 'updatedAt'>;

/** Connections and, apart from them, their sealed secrets. */
@Injectable()
export class ConnectionRepository {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  list(workspaceId: string): Promise<ConnectionRow[]> {
    return this.source.getRepository(connectionTable).find({ where: { workspaceId }, order: { name: 'ASC' } });
  }

  find(workspaceId: string, id: string): Promise<ConnectionRow | null> {
    return this.source.getRepository(connectionTable).findOneBy({ workspaceId, id });
  }

  /** Which secrets exist and since when; never the secrets. */
  secretFacts(workspaceId: string): Promise<SecretFact[]> {
    return this.source.getRepository(connectionSecretTable).find({
      select: { connectionId: true, field: true, updatedAt: true },
      where: { workspaceId },
      order: { field: 'ASC' },
    });
  }

  sealedSecrets(workspaceId: string, connectionId: string): Promise<ConnectionSecretRow[]> {
    return this.source.getRepository(connectionSecretTable).findBy({ workspaceId, connectionId });
  }

  /** Writes a connection and its secrets together. `forget` drops the secrets stored before. */
  async save(
    row: ConnectionRow,
    secrets: readonly ConnectionSecretRow[],
    { forget }: { forget: boolean },
  ): Promise<void> {
    await this.source.transaction(async (manager) => {
      await manager.getRepository(connectionTable).upsert(row, ['workspaceId', 'id']);
      const stored = manager.getRepository(connectionSecretTable);
      if (forget) await stored.delete({ workspaceId: row.workspaceId, connectionId: row.id });
      if (secrets.length > 0) await stored.upsert([...secrets], ['workspaceId', 'connectionId', 'field']);
    });
  }

  async remove(workspaceId: string, id: string): Promise<boolean> {
    return this.source.transaction(async (manager) => {
      await manager.getRepository(connectionSecretTable).delete({ workspaceId, connectionId: id });
      const { affected } = await manager.getRepository(connectionTable).delete({ workspaceId, id });
      return (affected ?? 0) > 0;
    });
  }
}

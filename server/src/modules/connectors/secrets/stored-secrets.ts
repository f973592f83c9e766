import { MoreThan, type DataSource, type FindOptionsWhere } from 'typeorm';
import { connectionSecretTable, type ConnectionSecretRow } from '../../../database/tables/index.js';
import type { SecretContext } from './envelope.js';
import type { SecretStore } from './rotation.js';

const inOrder = { workspaceId: 'ASC', connectionId: 'ASC', field: 'ASC' } as const;

const later = ({ workspaceId, connectionId, field }: SecretContext): FindOptionsWhere<ConnectionSecretRow>[] => [
  { workspaceId, connectionId, field: MoreThan(field) },
  { workspaceId, connectionId: MoreThan(connectionId) },
  { workspaceId: MoreThan(workspaceId) },
];

/** The sealed secrets of every workspace, for the administrator who rotates keys; nothing else reads across workspaces. */
export const storedSecrets = (source: DataSource): SecretStore => ({
  async batch(after, size) {
    const rows = await source
      .getRepository(connectionSecretTable)
      .find({ ...(after ? { where: later(after) } : {}), order: inOrder, take: size });
    return rows.map(({ sealed, workspaceId, connectionId, field }) => ({
      sealed,
      context: { workspaceId, connectionId, field },
    }));
  },
  replace: (changes) =>
    source.transaction(async (manager) => {
      const stored = manager.getRepository(connectionSecretTable);
      for (const { context, from, to } of changes) await stored.update({ ...context, sealed: from }, { sealed: to });
    }),
});

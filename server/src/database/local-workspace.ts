import type { DataSource } from 'typeorm';
import { userTable, workspaceTable } from './tables/index.js';

/** Who works here as long as nobody has set up accounts. */
export const localIdentity = {
  workspaceId: 'local',
  workspaceName: 'This computer',
  userId: 'local',
  userName: 'You',
} as const;

export const seedLocalWorkspace = async (source: DataSource, now: Date): Promise<void> => {
  const createdAt = now.toISOString();
  const { workspaceId, workspaceName, userId, userName } = localIdentity;
  await source
    .getRepository(workspaceTable)
    .upsert(
      { id: workspaceId, name: workspaceName, createdAt },
      { conflictPaths: ['id'], skipUpdateIfNoValuesChanged: true },
    );
  await source
    .getRepository(userTable)
    .upsert(
      { id: userId, workspaceId, name: userName, createdAt },
      { conflictPaths: ['id'], skipUpdateIfNoValuesChanged: true },
    );
};

import type { Db } from 'mongodb';

interface ConnectionStatus {
  readonly authInfo?: {
    readonly authenticatedUsers?: readonly unknown[];
    readonly authenticatedUserPrivileges?: readonly { readonly actions?: readonly string[] }[];
  };
}

const writing = new Set([
  'insert',
  'update',
  'remove',
  'dropCollection',
  'createCollection',
  'dropDatabase',
  'anyAction',
]);

/** What the server says the login may do; without a login anybody may do everything. null when it does not say. */
export const canWrite = async (database: Db): Promise<boolean | null> => {
  const status = (await database
    .command({ connectionStatus: 1, showPrivileges: true })
    .catch(() => null)) as ConnectionStatus | null;
  const info = status?.authInfo;
  if (!info) return null;
  if ((info.authenticatedUsers ?? []).length === 0) return true;
  return (info.authenticatedUserPrivileges ?? []).some(({ actions = [] }) =>
    actions.some((action) => writing.has(action)),
  );
};

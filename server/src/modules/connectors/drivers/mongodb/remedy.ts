/** What an administrator runs in mongosh to make an account that can only read. */
export const remedy = (database: string): string =>
  `db.getSiblingDB('admin').createUser({ user: 'datavision_reader', pwd: passwordPrompt(), roles: [{ role: 'read', db: ${JSON.stringify(database)} }] })`;

import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/errors/app-error.js';
import { ConnectionProblem } from '../../network/connection-problem.js';

/**
 * The real path of a database file, links followed, which must lie inside the allowed folder.
 *
 * @throws AppError `forbidden` outside the folder or when none is set, ConnectionProblem `name` when there is no such file
 */
export const locate = async (folder: string | null, file: string): Promise<string> => {
  if (folder === null) {
    throw new AppError(
      'forbidden',
      'SQLite files are switched off on this server. An administrator can name their folder in DV_SQLITE_FOLDER.',
    );
  }
  const root = await realpath(folder).catch((cause: unknown) => {
    throw new ConnectionProblem('name', 'The folder for SQLite files does not exist on the server.', cause);
  });
  const missing = (cause?: unknown): ConnectionProblem =>
    new ConnectionProblem('name', `There is no file "${file}" in the folder for SQLite files.`, cause);
  const wanted = path.resolve(root, file);
  if (!inside(root, wanted)) throw outside();
  const real = await realpath(wanted).catch((cause: unknown) => {
    throw missing(cause);
  });
  if (!inside(root, real)) throw outside();
  if (!(await stat(real)).isFile()) throw missing();
  return real;
};

const inside = (root: string, file: string): boolean =>
  file.startsWith(root.endsWith(path.sep) ? root : root + path.sep);

const outside = (): AppError => new AppError('forbidden', 'Only SQLite files inside the allowed folder can be opened.');

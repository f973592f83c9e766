import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const KEY_BYTES = 32;

/** Keys people paste from examples; none of them may protect anything. */
const knownKeys = new Set(['changeme', 'secret', 'default', Buffer.alloc(KEY_BYTES).toString('base64')]);

const readKey = (text: string): Buffer => {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES || knownKeys.has(text) || new Set(key).size < 8) {
    throw new Error('DV_MASTER_KEY must be 32 random bytes in base64, for example from: openssl rand -base64 32');
  }
  return key;
};

const newKey = (): string => randomBytes(KEY_BYTES).toString('base64');

const fileIn = (dataFolder: string): string => path.join(dataFolder, 'master.key');

const linesOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

const refuseOpenFile = (file: string): void => {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new Error(`${file} can be read by others. Run: chmod 600 ${file}`);
  }
};

const write = (file: string, keys: readonly string[]): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.new`;
  writeFileSync(draft, `${keys.join('\n')}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
};

/** Outside production keys are kept beside the data, one a line, the newest first; the first is made when there is none. */
const keysBesideData = (dataFolder: string): Buffer[] => {
  const file = fileIn(dataFolder);
  if (!existsSync(file)) write(file, [newKey()]);
  refuseOpenFile(file);
  return linesOf(readFileSync(file, 'utf8')).map(readKey);
};

/**
 * The keys secrets are sealed with: the first seals, all open.
 *
 * @param given - DV_MASTER_KEY and DV_OLD_MASTER_KEYS; without the first the file beside the data is used
 * @throws Error with one line a person can act on
 */
export const readMasterKeys = (
  given: { readonly current: string | null; readonly old: string | null },
  dataFolder: string,
): Buffer[] =>
  given.current === null ? keysBesideData(dataFolder) : [given.current, ...linesOf(given.old ?? '')].map(readKey);

/** Puts a new key before those in the file beside the data. */
export const addMasterKey = (dataFolder: string): void => {
  const keys = keysBesideData(dataFolder).map((key) => key.toString('base64'));
  write(fileIn(dataFolder), [newKey(), ...keys]);
};

/** Keeps only the newest key in the file beside the data; what others sealed can then never be opened again. */
export const dropOldMasterKeys = (dataFolder: string): void => {
  const [newest] = keysBesideData(dataFolder);
  write(fileIn(dataFolder), [newest!.toString('base64')]);
};

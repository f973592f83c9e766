import type { Command } from 'commander';
import { AppError } from '#shared/errors/app-error.js';
import { addMasterKey, dropOldMasterKeys } from '../config/master-keys.js';
import { readSettings, type Settings } from '../config/settings.js';
import { openDatabase } from '../database/data-source.js';
import { Keyring } from '../modules/connectors/secrets/keyring.js';
import { rotateSecrets, type RotationReport } from '../modules/connectors/secrets/rotation.js';
import { storedSecrets } from '../modules/connectors/secrets/stored-secrets.js';
import { printJson } from './output.js';

interface RotateOptions {
  readonly newKey?: boolean;
  readonly content?: boolean;
  readonly dryRun?: boolean;
  readonly dropOld?: boolean;
}

const inFileOnly = ({ keysInFile }: Settings, option: string): void => {
  if (keysInFile) return;
  throw new AppError(
    'invalid-input',
    `${option} changes the key file, but the keys come from the environment. Set DV_MASTER_KEY to the new key and DV_OLD_MASTER_KEYS to the old one instead.`,
  );
};

const rotate = async (options: RotateOptions): Promise<RotationReport> => {
  const before = readSettings(process.env);
  if (options.newKey) inFileOnly(before, '--new-key');
  if (options.dropOld) inFileOnly(before, '--drop-old');
  if (options.newKey && !options.dryRun) addMasterKey(before.dataFolder);
  const settings = readSettings(process.env);
  const source = await openDatabase(settings);
  try {
    const report = await rotateSecrets(storedSecrets(source), new Keyring(settings.masterKeys), {
      contentToo: options.content ?? false,
      dryRun: options.dryRun ?? false,
    });
    if (options.dropOld && !options.dryRun && report.unreadable.length === 0) dropOldMasterKeys(settings.dataFolder);
    return report;
  } finally {
    await source.destroy();
  }
};

export const addSecrets = (program: Command): void => {
  const secrets = program.command('secrets').description('The stored passwords and keys of connections');
  secrets
    .command('rotate')
    .description('Bring every secret under the newest master key; restart the server after --new-key')
    .option('--new-key', 'make a new key first, in the key file beside the data')
    .option('--content', 'also encrypt the secrets anew, for when a master key may have leaked')
    .option('--drop-old', 'remove older keys from the file when nothing needs them any more')
    .option('--dry-run', 'only tell what would change')
    .action(async (options: RotateOptions) => {
      const { seen, changed, unreadable } = await rotate(options);
      printJson({ seen, changed, unreadable: unreadable.length });
      if (unreadable.length === 0) return;
      throw new AppError(
        'forbidden',
        `${unreadable.length} of ${seen} secrets open with none of the keys. They stay as they are; give the key they were sealed with in DV_OLD_MASTER_KEYS.`,
      );
    });
};

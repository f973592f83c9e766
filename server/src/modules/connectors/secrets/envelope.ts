import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.js';
import type { Keyring } from './keyring.js';
import { Secret } from './secret.js';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Where a secret belongs. Moved anywhere else, it no longer opens. */
export interface SecretContext {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly field: string;
}

interface Sealed {
  readonly keyId: string;
  readonly wrappedKey: Buffer;
  readonly content: Buffer;
}

/** Lengths are written too, so that no two contexts read the same. */
const additionalData = (context: SecretContext, keyId: string, part: string): Buffer =>
  Buffer.from(JSON.stringify([VERSION, part, context.workspaceId, context.connectionId, context.field, keyId]));

const encrypt = (key: Buffer, plain: Buffer, bound: Buffer): Buffer => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(bound);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const decrypt = (key: Buffer, sealed: Buffer, bound: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bound).setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
};

const unreadable = (cause?: unknown): AppError =>
  new AppError(
    'conflict',
    'A saved secret can no longer be opened. Enter it again, or start the server with the key it was saved with.',
    { cause },
  );

const textOf = ({ keyId, wrappedKey, content }: Sealed): string =>
  [VERSION, keyId, wrappedKey.toString('base64url'), content.toString('base64url')].join('.');

const read = (sealed: string): Sealed => {
  const [version, keyId, wrappedKey, content, ...rest] = sealed.split('.');
  if (version !== String(VERSION) || !keyId || !wrappedKey || content === undefined || rest.length > 0)
    throw unreadable();
  return { keyId, wrappedKey: Buffer.from(wrappedKey, 'base64url'), content: Buffer.from(content, 'base64url') };
};

const unwrap = ({ keyId, wrappedKey }: Sealed, context: SecretContext, keyring: Keyring): Buffer => {
  const master = keyring.get(keyId);
  if (!master) throw unreadable();
  return decrypt(master, wrappedKey, additionalData(context, keyId, 'key'));
};

/**
 * Seals a secret under a key of its own, which is sealed under the newest master key (AES-256-GCM both times, the context as
 * additional data).
 */
export const seal = (plain: string, context: SecretContext, keyring: Keyring): string => {
  const key = randomBytes(KEY_BYTES);
  const keyId = keyring.currentId;
  return textOf({
    keyId,
    wrappedKey: encrypt(keyring.get(keyId)!, key, additionalData(context, keyId, 'key')),
    content: encrypt(key, Buffer.from(plain), additionalData(context, '', 'content')),
  });
};

/** @throws AppError `conflict` when the key is missing, the context is another, or a bit was changed */
export const unseal = (sealed: string, context: SecretContext, keyring: Keyring): Secret => {
  const parts = read(sealed);
  try {
    const key = unwrap(parts, context, keyring);
    return new Secret(decrypt(key, parts.content, additionalData(context, '', 'content')).toString());
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(error);
  }
};

export const sealedWith = (sealed: string): string => read(sealed).keyId;

/** The same content under the newest master key; only the small key in the envelope is sealed again. */
export const rewrap = (sealed: string, context: SecretContext, keyring: Keyring): string => {
  const parts = read(sealed);
  try {
    const key = unwrap(parts, context, keyring);
    const keyId = keyring.currentId;
    return textOf({
      keyId,
      wrappedKey: encrypt(keyring.get(keyId)!, key, additionalData(context, keyId, 'key')),
      content: parts.content,
    });
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(error);
  }
};

/** The same secret under new keys throughout. */
export const reseal = (sealed: string, context: SecretContext, keyring: Keyring): string =>
  seal(unseal(sealed, context, keyring).reveal(), context, keyring);

import { createHash } from 'node:crypto';

const KEY_BYTES = 32;

/** A key is named by its fingerprint, so a sealed secret says which key opens it without telling anything about the key. */
export const keyIdOf = (key: Buffer): string =>
  createHash('sha256').update('datavision key id').update(key).digest('hex').slice(0, 16);

/** Master keys: the first seals, all open. */
export class Keyring {
  readonly currentId: string;
  readonly #keys: ReadonlyMap<string, Buffer>;

  /** @throws Error when there is no key or one is not 32 bytes long */
  constructor(keys: readonly Buffer[]) {
    const [current] = keys;
    if (!current) throw new Error('A keyring needs a key');
    if (keys.some((key) => key.length !== KEY_BYTES)) throw new Error('A master key has 32 bytes');
    this.currentId = keyIdOf(current);
    this.#keys = new Map(keys.map((key) => [keyIdOf(key), key]));
  }

  get(id: string): Buffer | null {
    return this.#keys.get(id) ?? null;
  }
}

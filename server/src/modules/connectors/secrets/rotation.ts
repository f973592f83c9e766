import { rewrap, reseal, sealedWith, type SecretContext } from './envelope.js';
import type { Keyring } from './keyring.js';

export interface StoredSecret {
  readonly context: SecretContext;
  readonly sealed: string;
}

/** Where secrets lie. `replace` changes a batch in one transaction, and only secrets that are still what they were. */
export interface SecretStore {
  batch(after: SecretContext | null, size: number): Promise<StoredSecret[]>;
  replace(
    changes: readonly { readonly context: SecretContext; readonly from: string; readonly to: string }[],
  ): Promise<void>;
}

export interface RotationReport {
  readonly seen: number;
  readonly changed: number;
  /** Secrets no key on the ring opens; they stay as they are. */
  readonly unreadable: readonly SecretContext[];
}

const BATCH = 200;

interface RotationOptions {
  /** Also new content keys, for when a master key may have leaked. */
  readonly contentToo?: boolean;
  readonly dryRun?: boolean;
}

/**
 * Brings every secret under the newest master key, batch by batch while the server runs. Stopped in the middle, it leaves a mix that
 * the ring opens; run again, it goes on.
 */
export const rotateSecrets = async (
  store: SecretStore,
  keyring: Keyring,
  { contentToo = false, dryRun = false }: RotationOptions = {},
): Promise<RotationReport> => {
  const change = contentToo ? reseal : rewrap;
  const unreadable: SecretContext[] = [];
  let [seen, changed] = [0, 0];
  let after: SecretContext | null = null;
  for (;;) {
    const batch: StoredSecret[] = await store.batch(after, BATCH);
    if (batch.length === 0) return { seen, changed, unreadable };
    const changes: { context: SecretContext; from: string; to: string }[] = [];
    for (const { context, sealed } of batch) {
      try {
        if (contentToo || sealedWith(sealed) !== keyring.currentId) {
          changes.push({ context, from: sealed, to: change(sealed, context, keyring) });
        }
      } catch {
        unreadable.push(context);
      }
    }
    if (!dryRun && changes.length > 0) await store.replace(changes);
    seen += batch.length;
    changed += changes.length;
    after = batch.at(-1)!.context;
  }
};

import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drivers } from '#server/modules/connectors/drivers/index.js';
import {
  reseal,
  rewrap,
  seal,
  sealedWith,
  unseal,
  type SecretContext,
} from '#server/modules/connectors/secrets/envelope.js';
import { Keyring, keyIdOf } from '#server/modules/connectors/secrets/keyring.js';
import { rotateSecrets, type SecretStore } from '#server/modules/connectors/secrets/rotation.js';
import { Secret } from '#server/modules/connectors/secrets/secret.js';
import { secretFields, splitSettings, targetChanged } from '#server/modules/connectors/secrets/settings-secrets.js';

const context: SecretContext = { workspaceId: 'w', connectionId: 'c', field: 'password' };
const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const ring = new Keyring([oldKey]);

describe('a sealed secret', () => {
  it('opens to what was sealed, whatever text it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => unseal(seal(text, context, ring), context, ring).reveal() === text,
      ),
    );
  });

  it('never looks the same twice and never shows its text', () => {
    const [first, second] = [seal('hunter2hunter2', context, ring), seal('hunter2hunter2', context, ring)];
    expect(first).not.toBe(second);
    expect(Buffer.from(first.split('.').at(-1)!, 'base64url').includes('hunter2')).toBe(false);
  });

  it('does not open elsewhere: another workspace, connection or field', () => {
    const sealed = seal('x', context, ring);
    for (const other of [
      { workspaceId: 'v' },
      { connectionId: 'd' },
      { field: 'token' },
      { workspaceId: 'w","c', connectionId: '' },
    ]) {
      expect(() => unseal(sealed, { ...context, ...other }, ring)).toThrow(/no longer be opened/);
    }
  });

  it('does not open when any one bit was changed', () => {
    const [version, keyId, wrapped, content] = seal('some secret', context, ring).split('.') as [
      string,
      string,
      string,
      string,
    ];
    for (const part of [2, 3]) {
      const bytes = Buffer.from(part === 2 ? wrapped : content, 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        const text = changed.toString('base64url');
        const tampered = [version, keyId, part === 2 ? text : wrapped, part === 3 ? text : content].join('.');
        expect(() => unseal(tampered, context, ring)).toThrow(/no longer be opened/);
      }
    }
  });

  it('does not open with parts of another secret, nor when cut short', () => {
    const [a, b] = [seal('a', context, ring).split('.'), seal('b', context, ring).split('.')];
    expect(() => unseal([a[0], a[1], a[2], b[3]].join('.'), context, ring)).toThrow();
    expect(() => unseal('1.x.y', context, ring)).toThrow();
    expect(() => unseal([a[0], a[1], a[2], a[3]!.slice(0, 10)].join('.'), context, ring)).toThrow();
  });

  it('does not open with another key', () => {
    expect(() => unseal(seal('x', context, ring), context, new Keyring([newKey]))).toThrow(/no longer be opened/);
  });
});

describe('a secret in memory', () => {
  it('prints [secret] wherever it lands', () => {
    const secret = new Secret('hunter2');
    const shown = [
      `${secret}`,
      String(secret),
      JSON.stringify({ secret }),
      inspect({ deep: { secret } }),
      secret + '',
      Object.keys(secret).join(),
    ];
    expect(shown.join(' ')).not.toContain('hunter2');
    expect(secret.reveal()).toBe('hunter2');
  });
});

const storeOf = (count: number): SecretStore & { all: Map<string, { context: SecretContext; sealed: string }> } => {
  const all = new Map<string, { context: SecretContext; sealed: string }>();
  for (let index = 0; index < count; index += 1) {
    const here = { workspaceId: 'w', connectionId: String(index).padStart(6, '0'), field: 'password' };
    all.set(here.connectionId, { context: here, sealed: seal(`secret ${index}`, here, ring) });
  }
  return {
    all,
    batch: (after, size) =>
      Promise.resolve(
        [...all.values()].filter((item) => !after || item.context.connectionId > after.connectionId).slice(0, size),
      ),
    replace: (changes) => {
      for (const { context: here, from, to } of changes) {
        const stored = all.get(here.connectionId)!;
        if (stored.sealed === from) all.set(here.connectionId, { context: here, sealed: to });
      }
      return Promise.resolve();
    },
  };
};

describe('rotation', () => {
  const both = new Keyring([newKey, oldKey]);

  it('brings every secret under the newest key, and the old key can go', async () => {
    const store = storeOf(1_000);
    expect(await rotateSecrets(store, both)).toEqual({ seen: 1_000, changed: 1_000, unreadable: [] });
    const onlyNew = new Keyring([newKey]);
    [...store.all.values()].forEach(({ context: here, sealed }, index) => {
      expect(unseal(sealed, here, onlyNew).reveal()).toBe(`secret ${index}`);
    });
    expect((await rotateSecrets(store, both)).changed).toBe(0);
  });

  it('stopped in the middle, leaves every secret readable and goes on later', async () => {
    const store = storeOf(1_000);
    let batches = 0;
    const dying: SecretStore = {
      batch: store.batch,
      replace: (changes) => ((batches += 1) === 3 ? Promise.reject(new Error('killed')) : store.replace(changes)),
    };
    await expect(rotateSecrets(dying, both)).rejects.toThrow('killed');
    for (const { context: here, sealed } of store.all.values())
      expect(unseal(sealed, here, both).reveal()).toMatch(/^secret/);
    expect((await rotateSecrets(store, both)).changed).toBe(600);
  });

  it('tells what would change without changing it, and what cannot be read', async () => {
    const store = storeOf(3);
    const before = [...store.all.values()].map(({ sealed }) => sealed);
    expect(await rotateSecrets(store, both, { dryRun: true })).toMatchObject({ changed: 3 });
    expect([...store.all.values()].map(({ sealed }) => sealed)).toEqual(before);
    expect((await rotateSecrets(store, new Keyring([newKey]))).unreadable).toHaveLength(3);
  });

  it('can renew the content keys too', () => {
    const sealed = seal('x', context, ring);
    expect(rewrap(sealed, context, both).split('.')[3]).toBe(sealed.split('.')[3]);
    expect(reseal(sealed, context, both).split('.')[3]).not.toBe(sealed.split('.')[3]);
    expect(sealedWith(rewrap(sealed, context, both))).toBe(keyIdOf(newKey));
  });
});

describe('connection settings', () => {
  it('keep every field that holds a secret apart from those that may be shown', () => {
    for (const { settings } of drivers) {
      const names = Object.keys(settings.shape);
      const suspicious = names.filter((name) =>
        /password|secret|token|private|credential|(access|account)Key$/i.test(name),
      );
      expect(secretFields(settings)).toEqual(expect.arrayContaining(suspicious));
      const filled = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
      const { open, secrets } = splitSettings(settings, filled);
      expect(Object.keys({ ...open, ...secrets }).sort()).toEqual([...names].sort());
      expect(Object.keys(open).some((name) => suspicious.includes(name))).toBe(false);
    }
  });

  it('forget secrets of every kind of source when its place, its account or its encryption changes', () => {
    const places = [
      'host',
      'port',
      'user',
      'tls',
      'certificateAuthority',
      'authSource',
      'service',
      'endpoint',
      'bucket',
    ];
    for (const { kind, settings } of drivers.filter((driver) => secretFields(driver.settings).length > 0)) {
      const names = Object.keys(settings.shape);
      const saved = Object.fromEntries(names.map((name) => [name, 'before']));
      for (const field of [...places, 'region', 'accessKeyId'].filter((name) => names.includes(name)))
        expect([kind, field, targetChanged(settings, saved, { ...saved, [field]: 'after' })]).toEqual([
          kind,
          field,
          true,
        ]);
    }
  });

  it('forget secrets when the server or the account changes, and not for other changes', () => {
    const { settings } = drivers.find(({ kind }) => kind === 'postgres')!;
    const saved = { host: 'a', port: 5432, user: 'u', database: 'd', tls: 'verify', certificateAuthority: '' };
    for (const change of [{ host: 'b' }, { port: 1 }, { user: 'v' }, { tls: 'off' }, { certificateAuthority: 'x' }]) {
      expect(targetChanged(settings, saved, { ...saved, ...change })).toBe(true);
    }
    expect(targetChanged(settings, saved, { ...saved, database: 'e' })).toBe(false);
  });
});

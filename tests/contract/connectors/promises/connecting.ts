import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { ConnectionStep } from '#server/modules/connectors/connector.js';
import { fieldNames } from '#server/modules/connectors/settings-fields.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import type { ConnectorPromise, Contract } from '../contract.js';

const failsAt = (step: ConnectionStep): ConnectorPromise => ({
  name: `says when the ${step} is what fails`,
  async keep({ target, open }) {
    const settings = target.wrong[step];
    if (!settings) throw new Error(`The target names no settings that fail at ${step}; skip the promise with a reason`);
    const report = await open(settings).test();
    expect(report).toMatchObject({ ok: false, failedAt: step });
    expect(report.ok ? '' : report.sentence).toMatch(/^[^\n]{10,400}$/);
  },
});

const canary = 'canary-5f3a9c';

const withSecrets = ({ driver, target }: Contract): Record<string, unknown> => ({
  ...target.settings,
  ...Object.fromEntries(fieldNames(driver.settings, (meta) => meta.secret === true).map((name) => [name, canary])),
});

export const connecting: readonly ConnectorPromise[] = [
  {
    name: 'names the server and its version',
    async keep({ open }) {
      expect(await open().test()).toMatchObject({ ok: true, server: expect.stringMatching(/[A-Za-z].* \S/) as string });
    },
  },
  {
    name: 'warns of an account that can write, and says how to make one that cannot',
    async keep({ target, open }) {
      const report = await open(target.writer!).test();
      expect(report).toMatchObject({ ok: true, canWrite: true, warning: expect.any(String) as string });
      expect(report.ok && report.remedy).toMatch(/read/i);
    },
  },
  {
    name: 'does not warn of an account that only reads',
    async keep({ open }) {
      expect(await open().test()).toMatchObject({ ok: true, canWrite: false, warning: null });
    },
  },
  failsAt('name'),
  failsAt('port'),
  failsAt('tls'),
  failsAt('login'),
  failsAt('database'),
  {
    name: 'takes no driver option it does not know',
    async keep({ driver, target }) {
      for (const option of [
        'multipleStatements',
        'options',
        'ssl',
        'flags',
        'stream',
        'infileStreamFactory',
        '__proto__x',
      ]) {
        expect(driver.settings.safeParse({ ...target.settings, [option]: true }).success).toBe(false);
      }
    },
  },
  {
    name: 'gives every field a label, so that a form can be drawn',
    async keep({ driver }) {
      const names = Object.keys(driver.settings.shape);
      expect(fieldNames(driver.settings, (meta) => typeof meta.label === 'string' && meta.label.length > 0)).toEqual(
        names,
      );
    },
  },
  {
    name: 'never tells a secret in a report, an error or a dump of the connection',
    async keep(contract) {
      const connection = contract.open(withSecrets(contract));
      const said = [
        await connection.test().catch((error: unknown) => error),
        await connection.tables({ limit: 1 }).catch((error: unknown) => error),
      ];
      const told = said
        .map((thing) => (thing instanceof Error ? `${thing.message} ${JSON.stringify(thing)}` : JSON.stringify(thing)))
        .join(' ');
      expect(told).not.toContain(canary);
      expect(JSON.stringify(connection) + inspect(connection, { depth: 2 })).not.toContain(canary);
    },
  },
  {
    name: 'never connects to a cloud metadata address',
    async keep({ driver, target }) {
      const guard = new NetworkGuard({
        privateNetworks: true,
        resolve: () => Promise.resolve([{ address: '169.254.169.254', family: 4 }]),
      });
      const connection = driver.open(driver.settings.parse(target.settings), { ...target.environment, guard });
      expect(await connection.test()).toMatchObject({ ok: false, failedAt: 'name' });
      await connection.close();
    },
  },
  {
    name: 'stays out of private networks when they are switched off',
    async keep({ driver, target }) {
      const guard = new NetworkGuard({ privateNetworks: false });
      const connection = driver.open(driver.settings.parse(target.settings), { ...target.environment, guard });
      expect(await connection.test()).toMatchObject({ ok: false, failedAt: 'name' });
      await connection.close();
    },
  },
];

import { afterAll, beforeAll, describe, it, type TestContext } from 'vitest';
import type { Connection } from '#server/modules/connectors/connector.js';
import { promises } from './promises/index.js';
import type { ConnectorTarget, RunningTarget } from './target.js';

export interface Contract {
  readonly target: RunningTarget;
  readonly driver: ConnectorTarget['driver'];
  /** Opens a connection that is closed after the test. */
  open(settings?: Record<string, unknown>): Connection;
}

export interface ConnectorPromise {
  readonly name: string;
  keep(contract: Contract): Promise<void>;
}

/** Every promise of the port, for one source. */
export const connectorContract = (target: ConnectorTarget): void => {
  describe(target.driver.label, () => {
    let running: RunningTarget | string;

    beforeAll(async () => {
      running = await target.start();
    }, 120_000);

    afterAll(async () => {
      if (typeof running !== 'string') await running?.stop();
    });

    const keep = async (promise: ConnectorPromise, context: TestContext): Promise<void> => {
      const reason = target.lacks[promise.name];
      if (reason) return context.skip(reason);
      if (typeof running === 'string') return context.skip(running);
      const { environment, settings: standard } = running;
      const opened: Connection[] = [];
      const open = (settings: Record<string, unknown> = standard): Connection => {
        const connection = target.driver.open(target.driver.settings.parse(settings), environment);
        opened.push(connection);
        return connection;
      };
      try {
        await promise.keep({ target: running, driver: target.driver, open });
      } finally {
        await Promise.all(opened.map((connection) => connection.close()));
      }
    };

    for (const [topic, kept] of Object.entries(promises)) {
      describe(topic, () => {
        for (const promise of kept) it(promise.name, (context) => keep(promise, context));
      });
    }

    it('skips no promise that does not exist', ({ expect }) => {
      const names = new Set(Object.values(promises).flatMap((kept) => kept.map(({ name }) => name)));
      expect(Object.keys(target.lacks).filter((name) => !names.has(name))).toEqual([]);
    });
  });
};

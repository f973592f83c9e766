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

declare module 'vitest' {
  interface TaskMeta {
    /** Why a test did not run; `npm test` prints it. */
    skipReason?: string;
  }
}

export const skip = (context: TestContext, reason: string): never => {
  context.task.meta.skipReason = reason;
  return context.skip(reason);
};

/** Every promise of the port, for one source. */
export const connectorContract = (target: ConnectorTarget): void => {
  describe(target.driver.label, () => {
    let running: RunningTarget | string;

    beforeAll(async () => {
      running = await target.start();
    }, 300_000);

    afterAll(async () => {
      if (typeof running !== 'string') await running?.stop();
    });

    const keep = async (promise: ConnectorPromise, context: TestContext): Promise<void> => {
      const reason = target.lacks[promise.name];
      if (reason) return skip(context, reason);
      if (typeof running === 'string') return skip(context, running);
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

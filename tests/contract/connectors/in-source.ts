import { afterAll, beforeAll, describe, it, type TestContext } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { skip } from './contract.js';
import type { ConnectorTarget, RunningTarget } from './target.js';

/** A server with a connection to a source that holds the fixture. */
export interface Stage {
  /** Posts below the connection: `post('/ask', body)`. */
  post<Body>(path: string, body: unknown, status?: number): Promise<Body>;
  readonly schema: string | null;
  readonly declaresKeys: boolean;
  readonly server: TestServer;
}

type Promises = Readonly<Record<string, (stage: Stage) => Promise<void>>>;

/** Checks every promise against a target, through the REST door; where it does not run, every skip says why. */
export const onTarget = (target: ConnectorTarget, promises: Promises): void => {
  describe(target.driver.label, () => {
    let running: RunningTarget | string;
    let server: TestServer | undefined;
    let id = '';

    beforeAll(async () => {
      running = await target.start();
      if (typeof running === 'string') return;
      const folder = running.environment.sqliteFolder;
      server = await startServer(folder ? { DV_SQLITE_FOLDER: folder } : {});
      const connection = { name: 'Source', kind: target.driver.kind, settings: running.settings };
      const { body } = await server.request().post('/api/v1/connections').send(connection).expect(200);
      id = (body as { id: string }).id;
    }, 300_000);
    afterAll(async () => {
      await server?.stop();
      if (typeof running !== 'string') await running.stop();
    });

    for (const [name, keep] of Object.entries(promises))
      it(name, async (context: TestContext) => {
        if (typeof running === 'string') return skip(context, running);
        const post = async <Body>(path: string, sent: unknown, status = 200): Promise<Body> => {
          const sending = server!.request().post(`/api/v1/connections/${id}${path}`);
          const { body } = await sending.send(sent as object).expect(status);
          return body as Body;
        };
        const { schema } = running;
        await keep({ post, schema, server: server!, declaresKeys: target.driver.capabilities.foreignKeys });
      });
  });
};

import net, { type Socket } from 'node:net';
import { Binary, Int32, Long, ObjectId } from 'mongodb';
import { ScramExchange } from './scram.js';
import { aggregate, matches, project, sortBy, type Document } from './semantics.js';
import { readMessage, writeReply } from './wire.js';

interface Collection {
  documents: Document[];
  view: { on: string; pipeline: Document[] } | null;
}

export interface MongoAccount {
  readonly password: string;
  readonly writes: boolean;
}

interface Session {
  user: string | null;
  scram: ScramExchange | null;
}

export interface MongoTestServer {
  readonly port: number;
  /** Commands at work and cursors open. */
  active(): number;
  cut(): void;
  stop(): Promise<void>;
}

const failure = (code: number, codeName: string, errmsg: string): Document => ({ ok: 0, code, codeName, errmsg });

/** Every document beside every other. */
const isCross = ({ $lookup: body }: Document): boolean =>
  body !== undefined && (body as { pipeline?: unknown[] }).pipeline?.length === 0;

const number = (value: unknown): number => Number(String(value ?? 0));

const beforeLogin = new Set(['hello', 'ismaster', 'isMaster', 'saslStart', 'saslContinue', 'buildInfo', 'ping']);

/**
 * A server that speaks MongoDB's wire protocol to the official driver: SCRAM-SHA-256, cursors with back-pressure, time limits, dropped
 * connections. A `$lookup` of everything beside everything stands for work that takes 20 s, so that limits and cancellation can be seen.
 */
export const startMongo = async (accounts: Record<string, MongoAccount>): Promise<MongoTestServer> => {
  const collections = new Map<string, Collection>();
  const cursors = new Map<bigint, { rest: Document[]; namespace: string; socket: Socket }>();
  const sockets = new Set<Socket>();
  let working = 0;
  let nextCursor = 1n;

  const contentOf = (database: string, name: string): Document[] => {
    const found = collections.get(`${database}.${name}`);
    if (!found) return [];
    return found.view
      ? aggregate(contentOf(database, found.view.on), found.view.pipeline, (other) => contentOf(database, other))
      : found.documents;
  };

  const paged = (
    socket: Socket,
    namespace: string,
    documents: Document[],
    { size, field }: { size: number; field: string },
  ): Document => {
    const rest = documents.slice(size);
    let id = 0n;
    if (rest.length > 0) {
      id = nextCursor++;
      cursors.set(id, { rest, namespace, socket });
    }
    return { cursor: { [field]: documents.slice(0, size), id: Long.fromBigInt(id), ns: namespace }, ok: 1 };
  };

  const slowWork = async (command: Document, socket: Socket): Promise<Document> => {
    const limit = number(command.maxTimeMS) || 20_000;
    const gone = new Promise<void>((resolve) => socket.once('close', resolve));
    const end = new Promise<void>((resolve) => setTimeout(resolve, Math.min(limit, 20_000)).unref());
    await Promise.race([end, gone]);
    return failure(50, 'MaxTimeMSExpired', 'operation exceeded time limit');
  };

  const read = (documents: () => Document[], socket: Socket, command: Document, namespace: string): Document => {
    try {
      const size = number((command.cursor as Document | undefined)?.batchSize ?? command.batchSize) || 101;
      return paged(socket, namespace, documents(), { size, field: 'firstBatch' });
    } catch (error) {
      return failure(40_324, 'Location40324', (error as Error).message);
    }
  };

  const find = (command: Document, database: string): Document[] => {
    const found = contentOf(database, String(command.find)).filter((document) =>
      matches(document, (command.filter ?? {}) as Document),
    );
    const sorted = sortBy(found, (command.sort ?? {}) as Document);
    const limited = number(command.limit) > 0 ? sorted.slice(0, number(command.limit)) : sorted;
    return limited.map((document) => project(document, (command.projection ?? {}) as Document));
  };

  const handlers: Record<
    string,
    (command: Document, session: Session, socket: Socket) => Document | Promise<Document>
  > = {
    hello: () => ({
      helloOk: true,
      isWritablePrimary: true,
      maxBsonObjectSize: 16_777_216,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      localTime: new Date(),
      logicalSessionTimeoutMinutes: 30,
      minWireVersion: 0,
      maxWireVersion: 25,
      readOnly: false,
      saslSupportedMechs: ['SCRAM-SHA-256'],
      ok: 1,
    }),
    ping: () => ({ ok: 1 }),
    endSessions: () => ({ ok: 1 }),
    buildInfo: () => ({ version: '8.0.0-testserver', versionArray: [8, 0, 0, 0], ok: 1 }),
    connectionStatus: (_command, { user }) => ({
      authInfo: {
        authenticatedUsers: user === null ? [] : [{ user, db: 'admin' }],
        authenticatedUserPrivileges: [
          { resource: {}, actions: user !== null && accounts[user]?.writes ? ['find', 'insert', 'update'] : ['find'] },
        ],
      },
      ok: 1,
    }),
    saslStart: (command, session) => {
      const scram = new ScramExchange(Buffer.from((command.payload as Binary).buffer).toString());
      session.scram = scram;
      return { conversationId: 1, done: false, payload: new Binary(Buffer.from(scram.first)), ok: 1 };
    },
    saslContinue: (command, session) => {
      const message = Buffer.from((command.payload as Binary).buffer).toString();
      if (message === '') return { conversationId: 1, done: true, payload: new Binary(Buffer.alloc(0)), ok: 1 };
      const signature = session.scram?.finish(message, accounts[session.scram.user]?.password);
      if (!signature) return failure(18, 'AuthenticationFailed', 'Authentication failed.');
      session.user = session.scram!.user;
      return { conversationId: 1, done: true, payload: new Binary(Buffer.from(signature)), ok: 1 };
    },
    listCollections: (command, _session, socket) => {
      const database = `${String(command.$db)}.`;
      const all = [...collections]
        .filter(([name]) => name.startsWith(database))
        .map(([name, { view }]) => ({
          name: name.slice(database.length),
          type: view ? 'view' : 'collection',
          options: {},
        }));
      return read(
        () => all.filter((item) => matches(item, (command.filter ?? {}) as Document)),
        socket,
        { cursor: { batchSize: 1_000 } },
        `${database}$cmd`,
      );
    },
    create: (command) => {
      const view =
        command.viewOn === undefined ? null : { on: String(command.viewOn), pipeline: command.pipeline as Document[] };
      collections.set(`${String(command.$db)}.${String(command.create)}`, { documents: [], view });
      return { ok: 1 };
    },
    insert: (command) => {
      const name = `${String(command.$db)}.${String(command.insert)}`;
      const collection = collections.get(name) ?? { documents: [], view: null };
      collections.set(name, collection);
      for (const document of command.documents as Document[])
        collection.documents.push({ _id: new ObjectId(), ...document });
      return { n: (command.documents as Document[]).length, ok: 1 };
    },
    dropDatabase: (command) => {
      for (const name of collections.keys()) if (name.startsWith(`${String(command.$db)}.`)) collections.delete(name);
      return { ok: 1 };
    },
    count: (command) => ({ n: new Int32(contentOf(String(command.$db), String(command.count)).length), ok: 1 }),
    find: (command, _session, socket) =>
      read(() => find(command, String(command.$db)), socket, command, `${String(command.$db)}.${String(command.find)}`),
    aggregate: (command, _session, socket) => {
      const pipeline = command.pipeline as Document[];
      if (pipeline.some(isCross)) return slowWork(command, socket);
      const [database, name] = [String(command.$db), String(command.aggregate)];
      return read(
        () => aggregate(contentOf(database, name), pipeline, (other) => contentOf(database, other)),
        socket,
        command,
        `${database}.${name}`,
      );
    },
    getMore: (command, _session, socket) => {
      const id = (command.getMore as Long).toBigInt();
      const cursor = cursors.get(id);
      if (!cursor) return failure(43, 'CursorNotFound', `cursor id ${id} not found`);
      cursors.delete(id);
      return paged(socket, cursor.namespace, cursor.rest, {
        size: number(command.batchSize) || 1_000,
        field: 'nextBatch',
      });
    },
    killCursors: (command) => {
      for (const id of command.cursors as Long[]) cursors.delete(id.toBigInt());
      return { cursorsKilled: command.cursors, cursorsNotFound: [], cursorsAlive: [], cursorsUnknown: [], ok: 1 };
    },
  };
  handlers.ismaster = handlers.isMaster = handlers.hello!;

  const answer = async (command: Document, session: Session, socket: Socket): Promise<Document> => {
    const name = Object.keys(command)[0]!;
    const handler = handlers[name];
    if (!handler) return failure(59, 'CommandNotFound', `no such command: '${name}'`);
    if (session.user === null && !beforeLogin.has(name))
      return failure(13, 'Unauthorized', `command ${name} requires authentication`);
    working += 1;
    try {
      return await handler(command, session, socket);
    } finally {
      working -= 1;
    }
  };

  const server = net.createServer((socket) => {
    const session: Session = { user: null, scram: null };
    let pending = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      for (const [id, cursor] of cursors) if (cursor.socket === socket) cursors.delete(id);
    });
    const respond = async (message: Buffer): Promise<void> => {
      const request = readMessage(message);
      const reply = await answer(request.command, session, socket);
      if (!socket.destroyed) socket.write(writeReply(request, reply));
    };
    socket.on('data', (data) => {
      pending = Buffer.concat([pending, data]);
      // mongod too hangs up on a TLS greeting when it has no certificate.
      if (pending[0] === 0x16 && pending[1] === 0x03) return socket.destroy();
      while (pending.length >= 4 && pending.length >= pending.readInt32LE(0)) {
        const length = pending.readInt32LE(0);
        if (length < 16 || length > 48_000_000) return socket.destroy();
        const message = pending.subarray(0, length);
        pending = pending.subarray(length);
        respond(message).catch(() => socket.destroy());
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as net.AddressInfo).port,
    active: () => working + cursors.size,
    cut,
    stop: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

import net, { type AddressInfo, type Socket } from 'node:net';
import { collation, littleEndian, longText, shortText } from './bytes.js';
import type { TdsType } from './types.js';

/** What a scripted statement answers: rows are produced as the client takes them. */
export interface TdsAnswer {
  readonly columns: readonly { readonly name: string; readonly type: TdsType }[];
  readonly rows: Iterable<readonly unknown[]>;
}

/** A failure as SQL Server reports it. */
export class TdsError extends Error {
  constructor(
    readonly number: number,
    message: string,
  ) {
    super(message);
  }
}

interface Job {
  cancelled: boolean;
  ended: boolean;
}

export interface TdsTestServer {
  readonly port: number;
  readonly statements: readonly string[];
  active(): number;
  cut(): void;
  stop(): Promise<void>;
}

export interface TdsOptions {
  readonly users: Readonly<Record<string, string>>;
  readonly databases: readonly string[];
  /** Answers a statement; null runs until it is cancelled. */
  answer(sql: string, job: { readonly cancelled: boolean }): TdsAnswer | null;
}

const PACKET = 4_096;
const done = { error: 2, count: 0x10, attention: 0x20 } as const;
const packetType = { batch: 1, rpc: 3, attention: 6, transaction: 14, login: 16, prelogin: 18 } as const;
const DONE = 0xfd;

const token = (id: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([id]), littleEndian(body.length, 2), body]);

const errorToken = (number: number, message: string): Buffer =>
  token(
    0xaa,
    Buffer.concat([
      littleEndian(number, 4),
      Buffer.from([1, 16]),
      longText(message),
      shortText('test'),
      shortText(''),
      littleEndian(1, 4),
    ]),
  );

const doneToken = (status: number, count = 0): Buffer =>
  Buffer.concat([Buffer.from([DONE]), littleEndian(status, 2), littleEndian(0, 2), littleEndian(count, 8)]);

const change = (kind: number, after: Buffer, before: Buffer): Buffer =>
  token(0xe3, Buffer.concat([Buffer.from([kind]), after, before]));

const metadata = ({ columns }: TdsAnswer): Buffer =>
  Buffer.concat([
    Buffer.from([0x81]),
    littleEndian(columns.length, 2),
    ...columns.map(({ name, type }) =>
      Buffer.concat([littleEndian(0, 4), littleEndian(1, 2), type.info, shortText(name)]),
    ),
  ]);

const rowToken = ({ columns }: TdsAnswer, row: readonly unknown[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xd1]),
    ...columns.map(({ type }, index) => ((row[index] ?? null) === null ? type.null : type.encode(row[index] as never))),
  ]);

const prelogin = (): Buffer => {
  const options: [number, Buffer][] = [
    [0, Buffer.from([16, 0, 0, 0, 0, 0])],
    [1, Buffer.from([2])],
    [2, Buffer.from([0])],
    [3, Buffer.alloc(0)],
    [4, Buffer.from([0])],
  ];
  let offset = options.length * 5 + 1;
  const heads = options.map(([id, value]) => {
    const head = Buffer.alloc(5);
    head[0] = id;
    head.writeUInt16BE(offset, 1);
    head.writeUInt16BE(value.length, 3);
    offset += value.length;
    return head;
  });
  return Buffer.concat([...heads, Buffer.from([0xff]), ...options.map(([, value]) => value)]);
};

const unscramble = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes.map((byte) => {
      const plain = byte ^ 0xa5;
      return ((plain << 4) | (plain >> 4)) & 255;
    }),
  );

const loginField = (body: Buffer, at: number, scrambled = false): string => {
  const start = body.readUInt16LE(at);
  const bytes = body.subarray(start, start + body.readUInt16LE(at + 2) * 2);
  return (scrambled ? unscramble(bytes) : bytes).toString('utf16le');
};

/** The statement of a batch, or the first argument of sp_executesql. */
const statementOf = (type: number, body: Buffer): string => {
  const start = body.readUInt32LE(0);
  if (type === packetType.batch) return body.toString('utf16le', start);
  const named = body.readUInt16LE(start) !== 0xffff;
  const argument = start + (named ? 2 + body.readUInt16LE(start) * 2 : 4) + 2;
  const info = argument + 1 + body[argument]! * 2 + 1;
  const isLong = body.readUInt16LE(info + 1) === 0xffff;
  if (!isLong) return body.toString('utf16le', info + 10, info + 10 + body.readUInt16LE(info + 8));
  const chunk = body.readUInt32LE(info + 16);
  return body.toString('utf16le', info + 20, info + 20 + chunk);
};

const isOurSetup = (sql: string): boolean =>
  /^\s*(set (ansi|textsize|transaction|lock_timeout|quoted|arith|concat|numeric|implicit|cursor|xact|datefirst|dateformat|language)|select 1;?$)/i.test(
    sql,
  );

/** A server that speaks TDS 7.4 and answers from a script: logins, batches, cancellation, back-pressure. It does not execute T-SQL. */
export const startTds = async (options: TdsOptions): Promise<TdsTestServer> => {
  const statements: string[] = [];
  const sockets = new Set<Socket>();
  let working = 0;

  const serve = (socket: Socket): void => {
    let pending = Buffer.alloc(0);
    let message: Buffer[] = [];
    let job: Job | null = null;
    let packet = 0;

    const write = async (payload: Buffer, last: boolean): Promise<void> => {
      for (let at = 0; at < payload.length || (last && at === 0); at += PACKET - 8) {
        const part = payload.subarray(at, at + PACKET - 8);
        const end = last && at + PACKET - 8 >= payload.length;
        packet = (packet + 1) & 255;
        const head = Buffer.from([4, end ? 1 : 0, 0, 0, 0, 51, packet, 0]);
        head.writeUInt16BE(part.length + 8, 2);
        if (!socket.write(Buffer.concat([head, part])) && !socket.destroyed) {
          await new Promise<void>((resolve) => {
            socket.once('drain', resolve);
            socket.once('close', resolve);
          });
        }
      }
    };

    const stream = async (answer: TdsAnswer, current: Job): Promise<void> => {
      let block = [metadata(answer)];
      let count = 0;
      for (const row of answer.rows) {
        if (current.cancelled || socket.destroyed) break;
        block.push(rowToken(answer, row));
        count += 1;
        if (count % 200 !== 0) continue;
        await write(Buffer.concat(block), false);
        block = [];
        await new Promise((resolve) => setImmediate(resolve));
      }
      await write(Buffer.concat([...block, doneToken(current.cancelled ? done.error : done.count, count)]), true);
    };

    const execute = async (sql: string): Promise<void> => {
      const current: Job = { cancelled: false, ended: false };
      job = current;
      if (isOurSetup(sql) && !/begin transaction/i.test(sql)) {
        current.ended = true;
        return write(doneToken(0), true);
      }
      statements.push(sql);
      working += 1;
      try {
        const answer = options.answer(sql, current);
        while (answer === null && !current.cancelled && !socket.destroyed)
          await new Promise((resolve) => setTimeout(resolve, 10));
        if (answer) await stream(answer, current);
        else await write(doneToken(done.error), true);
      } catch (error) {
        const { number, message: text } = error as TdsError;
        await write(Buffer.concat([errorToken(number ?? 50_000, text), doneToken(done.error)]), true);
      } finally {
        working -= 1;
        current.ended = true;
      }
      // The acknowledgement of an attention is a message of its own.
      if (current.cancelled) await write(doneToken(done.attention), true);
    };

    const login = async (body: Buffer): Promise<void> => {
      const [user, password, database] = [loginField(body, 40), loginField(body, 44, true), loginField(body, 68)];
      const refuse = async (number: number, text: string): Promise<void> => {
        await write(Buffer.concat([errorToken(number, text), doneToken(done.error)]), true);
        socket.end();
      };
      if (options.users[user] !== password) return refuse(18_456, `Login failed for user '${user}'.`);
      if (!options.databases.includes(database))
        return refuse(4_060, `Cannot open database "${database}" requested by the login.`);
      const acknowledged = token(
        0xad,
        Buffer.concat([Buffer.from([1, 0x74, 0, 0, 4]), shortText('Microsoft SQL Server'), Buffer.from([16, 0, 0, 0])]),
      );
      const collated = change(7, Buffer.concat([Buffer.from([5]), collation]), Buffer.from([0]));
      await write(
        Buffer.concat([
          change(1, shortText(database), shortText('master')),
          collated,
          acknowledged,
          change(4, shortText(String(PACKET)), shortText('4096')),
          doneToken(0),
        ]),
        true,
      );
    };

    const respond = async (type: number, body: Buffer): Promise<void> => {
      if (type === packetType.prelogin) return write(prelogin(), true);
      if (type === packetType.login) return login(body);
      if (type === packetType.batch || type === packetType.rpc) return execute(statementOf(type, body));
      if (type === packetType.transaction) return write(doneToken(0), true);
      if (type !== packetType.attention) return;
      if (job && !job.ended) job.cancelled = true;
      else await write(doneToken(done.attention), true);
    };

    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      pending = Buffer.concat([pending, data]);
      while (pending.length >= 8 && pending.length >= pending.readUInt16BE(2)) {
        const [type, end] = [pending[0]!, (pending[1]! & 1) === 1];
        message.push(pending.subarray(8, pending.readUInt16BE(2)));
        pending = pending.subarray(pending.readUInt16BE(2));
        if (!end) continue;
        const body = Buffer.concat(message);
        message = [];
        respond(type, body).catch(() => socket.destroy());
      }
    });
  };

  const server = net.createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    statements,
    active: () => working,
    cut,
    stop: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

import Database from 'better-sqlite3';
import type { RawColumn, RawPage, RawValue, SqliteReply, SqliteRequest } from './protocol.js';

/** The process that touches the file. It serves one statement at a time and is killed to stop it: SQLite cannot be interrupted here. */
let database: Database.Database | undefined;
let columns: RawColumn[] = [];
let rows: IterableIterator<unknown> | undefined;

const open = (file: string): void => {
  database = new Database(file, { readonly: true, fileMustExist: true });
  database.defaultSafeIntegers(true);
  database.pragma('query_only = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('hard_heap_limit = 268435456');
  database.prepare('SELECT count(*) FROM sqlite_master').get();
};

const start = (sql: string, values: unknown[]): void => {
  rows?.return?.();
  const statement = database!.prepare(sql).raw(true);
  if (!statement.readonly || !statement.reader)
    throw Object.assign(new Error('not a reading statement'), { code: 'SQLITE_READONLY' });
  columns = statement.columns().map(({ name, type }) => ({ name, declared: type }));
  rows = statement.iterate(...values);
};

const page = (wanted: number): RawPage => {
  const read: RawValue[][] = [];
  let done = false;
  while (read.length < wanted) {
    const next = rows!.next();
    if (next.done) {
      done = true;
      break;
    }
    read.push(next.value as RawValue[]);
  }
  return { columns, rows: read, done };
};

const serve = (request: SqliteRequest): SqliteReply => {
  if (request.kind === 'open') {
    open(request.file);
    return { kind: 'opened' };
  }
  if (request.kind === 'start') start(request.sql, request.values);
  return { kind: 'page', page: page(request.rows) };
};

process.on('message', (request: SqliteRequest) => {
  try {
    process.send!(serve(request));
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    process.send!({ kind: 'failed', code, message } satisfies SqliteReply);
  }
});
process.on('disconnect', () => process.exit(0));

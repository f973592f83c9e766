import { AppError } from '#shared/errors/app-error.js';
import { quoteText, type SqlSession } from '#server/engine/sql-session.js';
import { cellColumn, type StagedColumn, type Staging } from '../ingest/staging.js';

/** A leaf of the objects: its path in the JSON and the column it becomes, as in ["address", "city"] and "address.city". */
interface Leaf {
  readonly path: readonly string[];
  readonly header: string;
}

const MAX_COLUMNS = 2_000;
const MAX_DEPTH = 8;

const pathSql = (path: readonly string[]): string =>
  quoteText(`$${path.map((key) => `."${key.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join('')}`);

const readError = (cause: unknown): AppError =>
  new AppError('unreadable-file', 'The file is not valid JSON. Check that it is complete, or export it again.', {
    cause,
  });

const orUnreadable = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'out-of-memory' || error.code === 'cancelled')) throw error;
    throw readError(error);
  }
};

/** DuckDB reserves memory for the largest object it may meet, so a large bound is for files that are one large object. */
const USUAL_OBJECT = 16 * 1024 ** 2;
const LARGE_OBJECT = 256 * 1024 ** 2;

const loadObjects = async (session: SqlSession, path: string): Promise<void> => {
  const load = (largest: number): Promise<void> =>
    session.run(
      `CREATE OR REPLACE TEMP TABLE "json rows" AS SELECT json FROM read_json_objects(${quoteText(path)}, format = 'auto', maximum_object_size = ${largest})`,
    );
  await orUnreadable(
    load(USUAL_OBJECT).catch((error: unknown) => {
      if (!(error instanceof AppError) || !/maximum_object_size/.test(error.detail)) throw error;
      return load(LARGE_OBJECT);
    }),
  );
  const { columns } = await session.query(
    `SELECT count(*), any_value(json_type(json)), any_value(json::VARCHAR) FROM "json rows"`,
  );
  const [rows, kind] = columns.map(([value]) => value);
  if (Number(rows) !== 1) return;
  if (kind === 'ARRAY') await session.run(unwrapped('$'));
  if (kind === 'OBJECT') await unwrapRecords(session);
};

const unwrapped = (path: string): string =>
  `CREATE OR REPLACE TEMP TABLE "json rows" AS SELECT unnest(json_extract(json, '${path}[*]')) AS json FROM "json rows"`;

/** A single object that wraps its records, as in {"data": [{…}, …]}: the longest list of objects in it is the table. */
const unwrapRecords = async (session: SqlSession): Promise<void> => {
  const { columns } = await session.query(
    `SELECT key, json_array_length(json, '$."' || replace(key, '"', '\\"') || '"') AS length
     FROM (SELECT json, unnest(json_keys(json)) AS key FROM "json rows")
     WHERE json_type(json, '$."' || replace(key, '"', '\\"') || '"') = 'ARRAY'
       AND json_type(json, '$."' || replace(key, '"', '\\"') || '"[0]') IN ('OBJECT', 'ARRAY') ORDER BY length DESC`,
  );
  const key = columns[0]?.[0];
  if (typeof key === 'string') await session.run(unwrapped(`$."${key.replaceAll('"', '\\"').replaceAll("'", "''")}"`));
};

const keysAt = async (session: SqlSession, path: readonly string[]): Promise<string[]> => {
  const { columns } = await session.query(
    `SELECT key FROM (SELECT unnest(keys) AS key, row, generate_subscripts(keys, 1) AS position
       FROM (SELECT json_keys(json, ${pathSql(path)}) AS keys, row_number() OVER () AS row FROM "json rows"))
     GROUP BY key ORDER BY min((row, position))`,
  );
  return (columns[0] ?? []).map(String);
};

const isObjectAt = async (session: SqlSession, path: readonly string[]): Promise<boolean> => {
  const { columns } = await session.query(
    `SELECT count(*) FILTER (kind = 'OBJECT'), count(*) FILTER (kind NOT IN ('OBJECT', 'NULL'))
     FROM (SELECT json_type(json, ${pathSql(path)}) AS kind FROM "json rows")`,
  );
  return Number(columns[0]?.[0]) > 0 && Number(columns[1]?.[0]) === 0;
};

/** Objects in objects become columns with dotted names; lists stay as JSON text. */
const leavesOf = async (session: SqlSession, path: readonly string[] = []): Promise<Leaf[]> => {
  const leaves: Leaf[] = [];
  for (const key of await keysAt(session, path)) {
    const here = [...path, key];
    const nested = here.length < MAX_DEPTH && (await isObjectAt(session, here));
    leaves.push(...(nested ? await leavesOf(session, here) : [{ path: here, header: here.join('.') }]));
    if (leaves.length > MAX_COLUMNS) {
      throw new AppError(
        'too-large',
        'The JSON file has more than 2,000 different fields, so it is not a table. Choose its part with the records.',
      );
    }
  }
  return leaves;
};

const arrayLeaves = async (session: SqlSession): Promise<Leaf[]> => {
  const { columns } = await session.query(`SELECT max(json_array_length(json)) FROM "json rows"`);
  return Array.from({ length: Math.min(MAX_COLUMNS, Number(columns[0]?.[0] ?? 0)) }, (_, index) => ({
    path: [String(index)],
    header: `Column ${index + 1}`,
  }));
};

const isText = (cell: string): string =>
  `count(*) FILTER (json_type(${cell}) <> 'VARCHAR' AND json_type(${cell}) <> 'NULL') = 0`;

/**
 * Stages a JSON file: a list of objects, one object per line, a list of lists, or an object that wraps one of these.
 * Numbers keep every digit.
 *
 * @throws AppError `unreadable-file` when it is no JSON or holds no records, `too-large` with more than 2,000 fields
 */
export const stageJson = async (session: SqlSession, path: string): Promise<Staging> => {
  await loadObjects(session, path);
  const { columns } = await session.query(
    `SELECT count(*) FILTER (json_type(json) = 'ARRAY'), count(*) FROM "json rows"`,
  );
  const [arrays = 0, rows = 0] = columns.map(([value]) => Number(value));
  const lists = arrays > 0 && arrays === rows;
  const leaves = lists ? await arrayLeaves(session) : await leavesOf(session);
  if (leaves.length === 0)
    throw new AppError('unreadable-file', 'The JSON file holds no records: a list of objects is needed.');
  const at = ({ path: keys }: Leaf): string => (lists ? `json -> ${keys[0]}` : `json_extract(json, ${pathSql(keys)})`);
  const staged = leaves.map((leaf, index) => `${at(leaf)} AS ${cellColumn(index)}`).join(', ');
  await session.run(`CREATE OR REPLACE TEMP TABLE "json cells" AS SELECT ${staged} FROM "json rows"`);
  const texts = await session.query(
    `SELECT ${leaves.map((_, index) => isText(cellColumn(index))).join(', ')} FROM "json cells"`,
  );
  const cells = leaves.map((_, index) => `${cellColumn(index)} ->> '$' AS ${cellColumn(index)}`).join(', ');
  return {
    relation: `(SELECT ${cells} FROM "json cells")`,
    columns: leaves.map(({ header }, index): StagedColumn => ({
      header,
      textsOnly: texts.columns[index]?.[0] === true,
    })),
    sample: 'true',
    warnings: [],
    rowsBefore: 0,
  };
};

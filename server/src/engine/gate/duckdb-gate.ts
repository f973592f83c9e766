import { AppError } from '#shared/errors/app-error.js';
import type { SqlSession } from '../sql-session.js';
import { allowedFunctions, allowedTableFunctions } from './functions.js';

const MAX_TEXT = 65_536;

/** Kinds of nodes of DuckDB's parse tree that only read. A kind this list does not know is refused. */
const readingNodes: ReadonlySet<string> = new Set([
  ...['SELECT_NODE', 'SET_OPERATION_NODE', 'RECURSIVE_CTE_NODE', 'CTE_NODE'],
  ...['BASE_TABLE', 'SUBQUERY', 'JOIN', 'TABLE_FUNCTION', 'EXPRESSION_LIST', 'EMPTY', 'EMPTY_FROM', 'CTE', 'PIVOT'],
  ...['ORDER_MODIFIER', 'LIMIT_MODIFIER', 'LIMIT_PERCENT_MODIFIER', 'DISTINCT_MODIFIER'],
  ...['ORDER_DEFAULT', 'ASCENDING', 'DESCENDING'],
]);

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const refuse = (why: string): AppError => new AppError('query-refused', `The query is not allowed: ${why}`);

const parse = async (session: SqlSession, sql: string): Promise<Node> => {
  const { columns } = await session.query('SELECT json_serialize_sql(?::VARCHAR)', [sql]);
  const tree = JSON.parse(String(columns[0]?.[0])) as Node;
  if (tree.error) throw parseProblem(String(tree.error_type), String(tree.error_message));
  return tree;
};

const parseProblem = (type: string, message: string): AppError =>
  /only select/i.test(message)
    ? refuse('only one SELECT can be run, nothing that changes or lists things.')
    : new AppError(
        'query-failed',
        `The query cannot be read${type === 'parser' ? '' : ` (${type})`}: ${message.split('\n')[0]}`,
      );

const namesOfCtes = (tree: unknown, names: Set<string>): Set<string> => {
  if (Array.isArray(tree)) for (const item of tree) namesOfCtes(item, names);
  if (!isNode(tree)) return names;
  const map = tree.cte_map;
  if (isNode(map) && Array.isArray(map.map)) {
    for (const entry of map.map) if (isNode(entry)) names.add(String(entry.key).toLowerCase());
  }
  for (const child of Object.values(tree)) namesOfCtes(child, names);
  return names;
};

/** Precision of a DECIMAL, values of an ENUM: a description of a constant's type, not a node. */
const isTypeInfo = (type: string): boolean => type.endsWith('_TYPE_INFO');

const checkNode = (node: Node, tables: ReadonlySet<string>): void => {
  const { type } = node;
  if (typeof type === 'string' && typeof node.class !== 'string' && !readingNodes.has(type) && !isTypeInfo(type)) {
    throw refuse(`it may only read the table data (${type.toLowerCase().replaceAll('_', ' ')}).`);
  }
  if (type === 'BASE_TABLE') {
    const name = String(node.table_name);
    if (node.catalog_name || (node.schema_name && node.schema_name !== 'main') || !tables.has(name.toLowerCase())) {
      throw refuse(`there is no table "${name}". The table is called data.`);
    }
  }
  if (type === 'TABLE_FUNCTION' && isNode(node.function)) {
    const name = String(node.function.function_name).toLowerCase();
    if (!allowedTableFunctions.has(name)) throw refuse(`the table function ${name} cannot be used.`);
  }
  if ((node.class === 'FUNCTION' || node.class === 'WINDOW') && typeof node.function_name === 'string') {
    const name = node.function_name.toLowerCase();
    if (!allowedFunctions.has(name)) throw refuse(`the function ${name} cannot be used.`);
  }
};

const check = (tree: unknown, tables: ReadonlySet<string>): void => {
  if (Array.isArray(tree)) for (const item of tree) check(item, tables);
  if (!isNode(tree)) return;
  checkNode(tree, tables);
  for (const child of Object.values(tree)) check(child, tables);
};

/**
 * Admits one SELECT over the named tables, judged by DuckDB's own parser: known node kinds, known functions, no other table.
 * It is the first wall; the locked session and the killable process stand behind it.
 *
 * @throws AppError `query-refused` when it does more than read, `query-failed` when it cannot be parsed, `too-large` above 64 KB
 */
export const admitSelect = async (session: SqlSession, sql: string, tables: readonly string[]): Promise<void> => {
  if (Buffer.byteLength(sql) > MAX_TEXT) throw new AppError('too-large', 'The query is longer than 64 KB. Shorten it.');
  const tree = await parse(session, sql);
  const statements = tree.statements as unknown[];
  if (statements.length !== 1) throw refuse('write one statement only.');
  check(statements, namesOfCtes(statements, new Set(tables.map((name) => name.toLowerCase()))));
};

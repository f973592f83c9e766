import { hasSqlDetails, parse } from 'libpg-query';
import { checkLength, refuse, refuseFunction, unreadable } from './refusal.js';
import { postgresFunctions } from './postgres-functions.js';
import { words } from './words.js';

/** Nodes of PostgreSQL's parse tree that only read. A node this list does not know is refused. */
const readingNodes = new Set(
  `SelectStmt ResTarget ColumnRef A_Star A_Const A_Expr BoolExpr NullTest BooleanTest FuncCall TypeCast RangeVar JoinExpr RangeSubselect
  RangeFunction RangeTableSample SubLink CaseExpr CaseWhen CoalesceExpr MinMaxExpr SortBy WindowDef CommonTableExpr List String Integer
  Float Boolean BitString GroupingSet GroupingFunc A_Indices A_Indirection A_ArrayExpr RowExpr SQLValueFunction CollateClause
  NamedArgExpr`.split(/\s+/),
);

/** Catalogue views a question about data may need; all other pg_ relations are refused. */
const readableCatalogue = words('pg_tables pg_views pg_matviews');

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const namesIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.map((item) => String(((item as Node).String as Node | undefined)?.sval ?? '')) : [];

const checkFunction = (call: Node): void => {
  const names = namesIn(call.funcname);
  const name = names.at(-1)!.toLowerCase();
  const schema = names.length > 1 ? names[0]!.toLowerCase() : 'pg_catalog';
  if (names.length > 2 || schema !== 'pg_catalog' || !postgresFunctions.has(name))
    throw refuseFunction(names.join('.'));
};

const checkRelation = ({ relname, schemaname, catalogname }: Node): void => {
  const name = String(relname).toLowerCase();
  const schema = schemaname === undefined ? '' : String(schemaname).toLowerCase();
  if (catalogname !== undefined) throw refuse('it names another database.');
  const system = schema.startsWith('pg_') || (schema === '' && name.startsWith('pg_'));
  if (system && !readableCatalogue.has(name)) throw refuse(`the system table ${name} cannot be read here.`);
};

/** The types reg… look names up in the system catalogue. */
const checkCast = ({ typeName }: Node): void => {
  const name = isNode(typeName) ? (namesIn(typeName.names).at(-1) ?? '') : '';
  if (/^reg/i.test(name)) throw refuse(`the type ${name} reads the system catalogue.`);
};

const checkNode = (kind: string, node: Node): void => {
  if (!readingNodes.has(kind)) throw refuse(`it does more than read (${kind.replace(/Stmt$/, '').toLowerCase()}).`);
  if (kind === 'FuncCall') checkFunction(node);
  if (kind === 'RangeVar') checkRelation(node);
  if (kind === 'TypeCast') checkCast(node);
  if (kind === 'A_Expr' && namesIn(node.name).length > 1) throw refuse('operators cannot name a schema.');
};

/** Tagged nodes have capitalised keys; other keys are fields of the node above. */
const walk = (value: unknown): void => {
  if (Array.isArray(value)) return value.forEach(walk);
  if (!isNode(value)) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'intoClause') throw refuse('SELECT INTO would make a table.');
    if (key === 'lockingClause') throw refuse('FOR UPDATE and FOR SHARE would lock rows.');
    if (/^[A-Z]/.test(key)) checkNode(key, child as Node);
    walk(child);
  }
};

/**
 * Admits one SELECT, judged by PostgreSQL's own parser: known node kinds, known functions, no INTO, no locks, no data-changing
 * WITH. The read-only transaction and the extended protocol stand behind it.
 *
 * @throws AppError `query-refused`, `query-failed` when it does not parse, `too-large` above 64 KB
 */
export const admitPostgres = async (sql: string): Promise<void> => {
  checkLength(sql);
  const tree = await parse(sql).catch((error: unknown) => {
    throw unreadable(hasSqlDetails(error) ? error.message : 'its syntax is wrong.', error);
  });
  const statements = tree.stmts ?? [];
  if (statements.length !== 1) throw refuse('write one statement only.');
  const statement = statements[0]!.stmt as Node | undefined;
  if (!statement || !('SelectStmt' in statement))
    throw refuse('only SELECT can be run, nothing that changes or lists things.');
  walk(statement);
};

import { compile } from './compiler/compile.js';
import type { Dialect } from './compiler/dialect.js';
import { dialects, type DialectName } from './compiler/dialects/index.js';
import { compileMongo } from './compiler/mongodb/pipeline.js';
import type { Query } from './plan.js';

/** Writes plans in the language of one source, as its driver takes them. */
export interface SourceWriter {
  statement(query: Query): string;
  /** How many rows a query would give without a limit on what is fetched: one number. */
  size(query: Query): string;
  /** Whether a plan can name the column. */
  takes(column: string): boolean;
}

/** `tableName` gives a table as FROM names it, quoted and with its schema. */
export const sqlWriter = (name: DialectName, tableName: (table: string) => string): SourceWriter => {
  const dialect: Dialect = { ...dialects[name], tableName };
  return {
    statement: (query) => compile(query, dialect),
    size: (query) => {
      const unordered = compile({ ...query, orderBy: query.limit === null ? [] : query.orderBy }, dialect);
      return `SELECT COUNT(*) FROM (${unordered}) ${dialect.quoteName('answer')}`;
    },
    takes: () => true,
  };
};

/** One aggregation as JSON. Names with dots or a leading "$" mean something else there. */
export const mongoWriter: SourceWriter = {
  statement: (query) => JSON.stringify(compileMongo(query)),
  size: (query) => {
    const { collection, pipeline } = compileMongo(query);
    return JSON.stringify({ collection, pipeline: [...pipeline, { $count: 'n' }] });
  },
  takes: (column) => !/^\$|[.\0]/.test(column),
};

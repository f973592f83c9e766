import { compile } from './compiler/compile.js';
import { dialects, type DialectName } from './compiler/dialects/index.js';
import { countingQuery } from './counting-query.js';
import type { Plan } from './plan.js';
import { KeylessPlanner } from './planner/planner.js';
import { readQuestion, type AskedQuestion } from './read.js';
import { settleOrder } from './settle-order.js';
import type { SchemaSnapshot } from './schema/snapshot.js';

/** Statements that answer a question where the data lie. */
export interface SourcePlan {
  readonly plan: Plan;
  readonly text: string;
  /** The rows of the table asked about, and those of them the answer is made of: one number each. */
  readonly counting: { readonly read: string; readonly used: string };
  /** The rows the answer would have without a limit on what is fetched: one number. */
  readonly size: string;
}

/** A database questions are asked over: how it writes SQL, and its tables by the names the snapshot gives them. */
export interface AskedDatabase {
  readonly dialect: DialectName;
  readonly schema: SchemaSnapshot;
  /** A table as FROM names it, quoted and with its schema. */
  tableName(table: string): string;
}

/** Reads questions over one database without a language model. Made once per snapshot: it indexes names and values. */
export class SourcePlanner {
  readonly #planner: KeylessPlanner;

  constructor(private readonly database: AskedDatabase) {
    this.#planner = new KeylessPlanner(database.schema);
  }

  /** @throws AppError `ambiguous` with choices, `cannot-tell` with the nearest columns */
  plan(asked: AskedQuestion): SourcePlan {
    const { dialect: name, tableName } = this.database;
    const plan = readQuestion(this.#planner, asked);
    const query = settleOrder(plan.query);
    const dialect = { ...dialects[name], tableName };
    const counted = countingQuery(query);
    const text = compile(query, dialect);
    const unordered = compile({ ...query, orderBy: query.limit === null ? [] : query.orderBy }, dialect);
    return {
      plan: { ...plan, query },
      text,
      counting: {
        read: compile({ ...counted, where: null, joins: [] }, dialect),
        used: compile(counted, dialect),
      },
      size: `SELECT COUNT(*) FROM (${unordered}) ${dialect.quoteName('answer')}`,
    };
  }
}

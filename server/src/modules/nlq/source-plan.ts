import { countingQuery } from './counting-query.js';
import type { Plan } from './plan.js';
import { KeylessPlanner } from './planner/planner.js';
import { readQuestion, type AskedQuestion } from './read.js';
import type { SchemaSnapshot } from './schema/snapshot.js';
import { settleOrder } from './settle-order.js';
import type { SourceWriter } from './source-writer.js';

/** Statements that answer a question where the data lie. */
export interface SourcePlan {
  readonly plan: Plan;
  readonly text: string;
  /** The rows of the table asked about, and those of them the answer is made of: one number each. */
  readonly counting: { readonly read: string; readonly used: string };
  /** The rows the answer would have without a limit on what is fetched: one number. */
  readonly size: string;
}

/** A database questions are asked over: its tables, and how statements over them are written. */
export interface AskedDatabase {
  readonly schema: SchemaSnapshot;
  readonly writer: SourceWriter;
}

/** Reads questions over one database without a language model. Made once per snapshot: it indexes names and values. */
export class SourcePlanner {
  readonly #planner: KeylessPlanner;
  readonly #writer: SourceWriter;

  constructor({ schema, writer }: AskedDatabase) {
    this.#planner = new KeylessPlanner(schema);
    this.#writer = writer;
  }

  /** @throws AppError `ambiguous` with choices, `cannot-tell` with the nearest columns */
  plan(asked: AskedQuestion): SourcePlan {
    const plan = readQuestion(this.#planner, asked);
    const query = settleOrder(plan.query);
    const counted = countingQuery(query);
    return {
      plan: { ...plan, query },
      text: this.#writer.statement(query),
      counting: {
        read: this.#writer.statement({ ...counted, where: null, joins: [] }),
        used: this.#writer.statement(counted),
      },
      size: this.#writer.size(query),
    };
  }
}

import type { Cell } from '#shared/data/cell.js';

export interface SqlRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** All the planner needs of an engine: run one SELECT and give at most `limit` rows. */
export interface SqlRunner {
  run(sql: string, limit: number): Promise<SqlRows>;
}

import type { z } from 'zod';
import type { changeDefinition } from '#shared/analyses/change.js';
import type { Column } from '#shared/data/column.js';
import type { ChangeRequest } from './change-parts.js';
import type { Part } from './decomposition.js';

export type ChangeParams = z.output<typeof changeDefinition.params>;

/** How the two sides are asked for. */
export type SidesAsked = Pick<ChangeParams, 'before' | 'after' | 'period' | 'against'>;

/** The labels of two sides that are compared. */
export interface Sides {
  readonly before: string;
  readonly after: string;
}

/** A table that adds up its own rows: a dataset in the engine, or a table where it lies. */
export interface ChangeTable {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** The two sides as asked for; what was left open is chosen from the data. */
  sides(by: Column, asked: SidesAsked): Promise<Sides>;
  /** Sums of numerator and weight on both sides for every value of a column; one part for all rows without a column. */
  parts(request: ChangeRequest, by: Column | null): Promise<Part[]>;
  /** What `parts` asks. */
  statement(request: ChangeRequest, by: Column | null): string;
  progress(done: number, total: number): void;
}

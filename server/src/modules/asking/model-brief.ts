import type { ParamsOf } from '#shared/analyses/definition.js';
import type { askDefinition } from '#shared/analyses/ask.js';
import type { Reading } from '#shared/analyses/ask-choices.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { AppError } from '#shared/errors/app-error.js';
import type { QuestionRow } from '../../database/tables/index.js';
import type { ExampleValues } from './example-values-task.js';
import { repairHint } from './repair-hint.js';
import { WithheldValues } from './withheld-values.js';

/** How long a name of a column may be before it is cut: a name is a name, not a letter to the model. */
const LONGEST_NAME = 120;

const cut = (name: string): string => name.slice(0, LONGEST_NAME);

export interface BriefTable {
  readonly name: string;
  readonly dataset: Dataset;
  /** Empty unless the user allows examples. */
  readonly examples: ExampleValues;
}

export interface BriefFacts {
  readonly tables: readonly BriefTable[];
  readonly params: Pick<ParamsOf<typeof askDefinition>, 'question' | 'choices' | 'after' | 'definitions'>;
  /** Questions kept over the same columns. */
  readonly accepted: readonly Pick<QuestionRow, 'question' | 'reading'>[];
}

/** The round before, when it failed. */
export interface FailedRound {
  readonly reading: Reading | null;
  readonly problem: AppError;
}

/**
 * All that leaves the server for a question: names and types, measures the workspace defines, the question and the one before it, kept questions, masked examples where
 * the user allows them, and for a repair the kind of mistake. Values of cells stay, but for those the user wrote or allows.
 */
export class ModelBrief {
  readonly #withheld = new WithheldValues();
  readonly #facts: Record<string, unknown>;
  readonly columnNames: number;
  /** Examples and categories, masked or not. */
  readonly values: number;

  constructor(private readonly facts: BriefFacts) {
    const { tables, params } = facts;
    this.columnNames = tables.reduce((sum, { dataset }) => sum + dataset.columns.length, 0);
    this.values = tables.flatMap(({ examples }) =>
      Object.values(examples).flatMap((example) => Object.values(example).flat()),
    ).length;
    this.#facts = {
      tables: tables.map(tableIn),
      examples: facts.accepted.map(({ question, reading }) => ({ question, ...this.#reading(reading, question) })),
      before: params.after && {
        question: params.after.question,
        plan: this.#withheld.hideInPlan(params.after.plan['query'] ?? null, params.after.question),
      },
      measures: params.definitions.map(({ name, expression, description }) => ({
        name,
        means: expression,
        description,
      })),
      settled: params.choices,
      question: params.question,
    };
  }

  /** The message exactly as it is sent, JSON. */
  content(failed: FailedRound | null): string {
    return JSON.stringify({ ...this.#facts, failed: failed && this.#failed(failed) });
  }

  /** What a model planned, with the values it did not see. */
  restored(reading: Reading): Reading {
    return this.#withheld.restore(reading);
  }

  #reading({ plan, sql }: Reading, said: string): Record<string, unknown> {
    return {
      plan: plan && this.#withheld.hideInPlan(plan['query'] ?? plan, said),
      sql: sql && this.#withheld.hideInSql(sql, said),
    };
  }

  /** `reading` is as the model gave it, values kept back included. */
  #failed({ reading, problem }: FailedRound): Record<string, unknown> {
    const { sql = null, plan = null } = reading ?? {};
    const names = this.facts.tables.flatMap(({ name, dataset }) => [name, ...dataset.columns.map((each) => each.name)]);
    return { sql, plan, error: repairHint(problem, names, sql ?? JSON.stringify(plan)) };
  }
}

const tableIn = ({ name, dataset, examples }: BriefTable): Record<string, unknown> => ({
  name,
  called: cut(dataset.name),
  rows: dataset.rows,
  columns: dataset.columns.map((column) => ({ name: cut(column.name), type: column.type, ...examples[column.name] })),
});

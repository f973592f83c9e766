import type { Dataset } from '#shared/data/dataset.js';
import { quoteName, quoteText, type SqlSession } from '../../engine/sql-session.js';
import { defineTask } from '../../engine/worker/task.js';
import { masked } from '../../common/masked.js';

export interface ExampleValuesInput {
  readonly dataset: Dataset;
  readonly file: string;
  /** Whether columns of few values show them as they are. */
  readonly categories: boolean;
}

/** What a model may see of text columns, by the name of the column: forms of values, or all values of a category. */
export type ExampleValues = Readonly<
  Record<string, { readonly like: readonly string[] } | { readonly values: readonly string[] }>
>;

const MOST_COLUMNS = 60;
const MOST_SHAPES = 3;
const MOST_CATEGORIES = 20;
const LONGEST_CATEGORY = 60;
/** Values looked at for their shapes, the most frequent first. */
const LOOKED_AT = 200;

const shapesOf = (values: readonly string[]): string[] => [...new Set(values.map(masked))].slice(0, MOST_SHAPES);

/** A category is said again and again; a list of names, each once, is none. */
const areCategories = (counts: readonly number[]): boolean =>
  counts.length <= MOST_CATEGORIES && counts.reduce((sum, count) => sum + count, 0) >= 2 * counts.length;

const examplesOf = async (
  sql: SqlSession,
  from: string,
  { column, categories }: { column: string; categories: boolean },
): Promise<ExampleValues[string] | null> => {
  const name = quoteName(column);
  const { columns } = await sql.query(
    `SELECT ${name} AS v, count(*) AS n FROM ${from} WHERE ${name} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${LOOKED_AT}`,
  );
  const values = (columns[0] ?? []).map(String);
  if (values.length === 0) return null;
  if (categories && areCategories((columns[1] ?? []).map(Number)))
    return { values: values.map((value) => value.slice(0, LONGEST_CATEGORY)) };
  return { like: shapesOf(values) };
};

/** Up to three masked examples of every text column, or the values themselves of categories where that is allowed. */
export const exampleValuesTask = defineTask<ExampleValuesInput, ExampleValues>({
  name: 'example-values',
  async run({ dataset, file, categories }, context) {
    const sql = await context.session();
    const from = `read_parquet(${quoteText(file)})`;
    const texts = dataset.columns.filter(({ type }) => type === 'text').slice(0, MOST_COLUMNS);
    const examples: Record<string, ExampleValues[string]> = {};
    for (const { name } of texts) {
      const found = await examplesOf(sql, from, { column: name, categories });
      if (found) examples[name] = found;
    }
    return examples;
  },
});

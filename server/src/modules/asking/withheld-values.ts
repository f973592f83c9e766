import type { Reading } from '#shared/analyses/ask-choices.js';

type Change = (text: string) => string;

/** Texts where a plan puts values: literals, lists, patterns. Names of columns and tables stay. */
const changedIn = (part: unknown, change: Change): unknown => {
  if (Array.isArray(part)) return part.map((item) => changedIn(item, change));
  if (typeof part !== 'object' || part === null) return part;
  const changeText = (value: unknown): unknown => (typeof value === 'string' ? change(value) : value);
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      if (key === 'pattern' || (key === 'value' && 'kind' in part && part.kind === 'literal'))
        return [key, changeText(value)];
      if (key === 'values' && Array.isArray(value)) return [key, value.map(changeText)];
      return [key, changedIn(value, change)];
    }),
  );
};

const changedInSql = (sql: string, change: Change): string =>
  sql.replace(
    /'((?:[^']|'')*)'/g,
    (_, text: string) => `'${change(text.replaceAll("''", "'")).replaceAll("'", "''")}'`,
  );

/**
 * Values a reading took from the data rather than from the question ("north" matched "North Region "). A model sees "(value 1)" in their
 * place; what it plans with that gets the value back.
 */
export class WithheldValues {
  readonly #values: string[] = [];

  /** `said` is what the user wrote; values that stand in it are no secret. */
  hideInPlan(plan: unknown, said: string): unknown {
    return changedIn(plan, (text) => this.#hidden(text, said));
  }

  hideInSql(sql: string, said: string): string {
    return changedInSql(sql, (text) => this.#hidden(text, said));
  }

  restore(reading: Reading): Reading {
    const shown: Change = (text) =>
      text.replaceAll(/\(value (\d+)\)/g, (mark, number: string) => this.#values[Number(number) - 1] ?? mark);
    return {
      ...reading,
      plan: reading.plan && (changedIn(reading.plan, shown) as Reading['plan']),
      sql: reading.sql && changedInSql(reading.sql, shown),
    };
  }

  #hidden(text: string, said: string): string {
    if (said.toLowerCase().includes(text.replaceAll('%', '').toLowerCase())) return text;
    const known = this.#values.indexOf(text);
    const number = known >= 0 ? known + 1 : this.#values.push(text);
    return `(value ${number})`;
  }
}

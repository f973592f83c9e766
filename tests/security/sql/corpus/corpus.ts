import { readdirSync, readFileSync } from 'node:fs';

export const dialects = ['duckdb', 'postgres', 'mysql', 'sqlite', 'clickhouse', 'tsql', 'plsql', 'mongodb'] as const;
export type CorpusDialect = (typeof dialects)[number];

const statements = (folder: string, name: string): string[] => {
  const present = readdirSync(new URL(`./${folder}/`, import.meta.url)).includes(`${name}.txt`);
  if (!present) return [];
  const text = readFileSync(new URL(`./${folder}/${name}.txt`, import.meta.url), 'utf8');
  return text.split('\n').filter(Boolean);
};

/** What must be refused; one statement a line, so that none is altered by escaping. */
export const hostile = (dialect: CorpusDialect): string[] => statements('hostile', dialect);

/** Questions over the tables of `orders.ts` in this dialect: they must be admitted and must run. */
export const running = (dialect: CorpusDialect): string[] => [
  ...statements('benign', 'orders-everywhere'),
  ...statements('benign', `orders-${dialect}`),
];

/** Everything that must be admitted; beside what runs, statements over tables that are only imagined. */
export const benign = (dialect: CorpusDialect): string[] => {
  if (dialect === 'mongodb') return statements('benign', dialect);
  const imagined = [...statements('benign', 'everywhere'), ...statements('benign', dialect)];
  return dialect === 'tsql' || dialect === 'plsql' || dialect === 'clickhouse'
    ? imagined
    : [...imagined, ...running(dialect)];
};

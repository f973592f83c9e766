import type { ColumnIssue } from '#shared/data/column.js';

export interface NamedColumn {
  readonly name: string;
  /** The header as it stood, when it differs from the name. */
  readonly header: string | null;
  readonly issues: ColumnIssue[];
}

/** Companion columns of the Parquet file hold what did not fit the type of `name`. */
export const rawColumnOf = (name: string): string => `__raw:${name}`;

const tidy = (header: string | null): string => (header ?? '').replace(/\s+/g, ' ').trim();

const freeName = (wanted: string, taken: ReadonlySet<string>): string => {
  for (let number = 2; ; number += 1) {
    const name = `${wanted} (${number})`;
    if (!taken.has(name.toLowerCase())) return name;
  }
};

const renamed = (sentence: string): ColumnIssue => ({ kind: 'renamed-header', cells: 1, sentence, examples: [] });

const reasonOf = (wanted: string, name: string, header: string): ColumnIssue[] => {
  if (!header.trim()) return [renamed(`A column without a header is called ${name}.`)];
  if (name !== wanted) return [renamed(`${wanted} stands in the header twice; this column is called ${name}.`)];
  return [];
};

/** Unique names, compared without case as SQL does; empty headers become "Column 3". */
export const nameColumns = (headers: readonly (string | null)[]): NamedColumn[] => {
  const taken = new Set<string>();
  return headers.map((header, index) => {
    const wanted = tidy(header) || `Column ${index + 1}`;
    const name = taken.has(wanted.toLowerCase()) || wanted.startsWith('__raw:') ? freeName(wanted, taken) : wanted;
    taken.add(name.toLowerCase());
    if (header === null) return { name, header: null, issues: [] };
    return { name, header: header === name ? null : header, issues: reasonOf(wanted, name, header) };
  });
};

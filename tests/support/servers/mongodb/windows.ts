import { Double, Int32 } from 'mongodb';
import { evaluate } from './expressions.js';
import { compare, plain, type Document } from './values.js';

interface Windows {
  readonly partitionBy?: unknown;
  readonly sortBy?: Readonly<Record<string, number>>;
  readonly output: Readonly<Record<string, Document>>;
}

const ordered = (documents: readonly Document[], sortBy: Windows['sortBy'] = {}): Document[] =>
  [...documents].sort((a, b) => {
    for (const [name, direction] of Object.entries(sortBy)) {
      const difference = compare(a[name], b[name]) * Number(plain(direction));
      if (difference !== 0) return difference;
    }
    return 0;
  });

const valueAt = (documents: readonly Document[], at: number, rule: Document): unknown => {
  if (rule.$documentNumber) return new Int32(at + 1);
  if (rule.$shift) {
    const { output, by } = rule.$shift as { output: unknown; by: unknown };
    const other = documents[at + Number(plain(by))];
    return other === undefined ? null : evaluate(output, other);
  }
  const { documents: bounds } = rule.window as { documents: unknown[] };
  const within = bounds[1] === 'current' ? documents.slice(0, at + 1) : documents;
  return new Double(within.reduce((sum, each) => sum + Number(plain(evaluate(rule.$sum, each)) ?? 0), 0));
};

/** `$setWindowFields` with running sums, shifts and document numbers. */
export const windowFields = (documents: Document[], { partitionBy, sortBy, output }: Windows): Document[] => {
  const parts = new Map<unknown, Document[]>();
  for (const document of documents) {
    const key = plain(evaluate(partitionBy ?? null, document));
    parts.set(key, [...(parts.get(key) ?? []), document]);
  }
  return [...parts.values()].flatMap((part) => {
    const rows = ordered(part, sortBy);
    return rows.map((document, at) => ({
      ...document,
      ...Object.fromEntries(Object.entries(output).map(([name, rule]) => [name, valueAt(rows, at, rule)])),
    }));
  });
};

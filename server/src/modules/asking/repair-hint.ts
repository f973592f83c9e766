import type { AppError } from '#shared/errors/app-error.js';

/** What a model is told of a query that failed: the kind of mistake and the names it is about. */
export interface RepairHint {
  readonly kind: string;
  readonly names: readonly string[];
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/must appear in the GROUP BY|GROUP BY clause/i, 'A column must be aggregated or stand in GROUP BY.'],
  [/ambiguous/i, 'A name is ambiguous; name its table.'],
  [
    /no function matches|no operator|cannot compare|could not choose a best candidate/i,
    'Types do not fit an operation.',
  ],
  [/not found|does not exist|there is no (?:table|column)/i, 'A name is not known.'],
  [
    /could not convert|cast|conversion|could not parse|failed to parse/i,
    'A value does not fit the type; use TRY_CAST.',
  ],
  [/overflow|out of range/i, 'A number is out of range.'],
  [/more than one row|subquery/i, 'A subquery in the place of a value gives several rows.'],
  [/cannot be read|syntax/i, 'The syntax is wrong.'],
];

const wordsIn = (text: string): string[] => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
const quotedIn = (text: string): string[] => [...text.matchAll(/"([^"]{1,200})"/g)].map((match) => match[1]!);
const keyed = (names: readonly string[]): Map<string, string> =>
  new Map(names.map((name) => [name.toLowerCase(), name]));

/**
 * Says what was wrong with a query without quoting the engine, whose errors can hold values of cells. Of the error get through only names
 * of columns and tables, and quoted words that stand in the model's own query. The refusals of our gates speak of the query alone and
 * are told as they are.
 */
export const repairHint = ({ code, detail }: AppError, names: readonly string[], query: string): RepairHint => {
  if (code !== 'query-failed') return { kind: detail.slice(0, 300), names: [] };
  const [, kind = 'The query cannot be run.'] = kinds.find(([pattern]) => pattern.test(detail)) ?? [];
  const quoted = quotedIn(detail);
  const [known, own] = [keyed(names), keyed([...names, ...wordsIn(query)])];
  const found = [
    ...[...quoted, ...wordsIn(detail)].flatMap((word) => known.get(word.toLowerCase()) ?? []),
    ...quoted.flatMap((word) => own.get(word.toLowerCase()) ?? []),
  ];
  return { kind, names: [...new Set(found)] };
};

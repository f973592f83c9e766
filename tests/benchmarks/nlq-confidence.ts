// Trains the planner's confidence: node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/nlq-confidence.ts FOLDER [--write]
// FOLDER holds questions.ndjson and database/*.sqlite (Spider's form). Reports by cross-validation over databases; no database
// is in both parts. With --write the weights of all databases go to the planner. They are the only thing kept of the data
// (Spider, CC BY-SA 4.0: https://yale-lily.github.io/spider).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell } from '#shared/data/cell.js';
import { isSure } from '#server/modules/nlq/abstain.js';
import { compile } from '#server/modules/nlq/compiler/compile.js';
import { sqlite } from '#server/modules/nlq/compiler/dialects/sqlite.js';
import type { Query } from '#server/modules/nlq/plan.js';
import { featuresOfRows, type Features } from '#server/modules/nlq/planner/evidence.js';
import { KeylessPlanner } from '#server/modules/nlq/planner/planner.js';
import { endsInTie, rankingQuery } from '#server/modules/nlq/planner/ties.js';
import { SqliteSource } from '#server/modules/nlq/sources/sqlite.js';
import { isRight } from './ask-score.js';
import { fitLogistic, logOdds, type Sample } from './logistic.js';

interface Question {
  readonly db: string;
  readonly question: string;
  readonly question_syn: string;
  readonly sql: string;
  readonly result: Cell[][];
  readonly result_rows?: number;
}

interface Judged extends Sample {
  readonly db: string;
  readonly paraphrase: boolean;
  readonly single: boolean;
  readonly query: Query;
}

const rowLimit = 10_001;

const judge = (source: SqliteSource, planner: KeylessPlanner, question: Question, text: string) => {
  const reading = planner.read(text);
  if (!reading.plan) return null;
  try {
    const { query } = reading.plan;
    const { rows } = source.rows(compile(query, sqlite), rowLimit);
    const ranking = rankingQuery(query);
    const tied = ranking !== null && endsInTie(query, source.rows(compile(ranking, sqlite), rowLimit).rows);
    const features: Features = { ...reading.features, ...featuresOfRows(query, { rows, tied }) };
    return { features, right: isRight(question, rows), query };
  } catch {
    return null;
  }
};

const isSingle = ({ sql }: Question): boolean => !/ join /i.test(sql) && (sql.match(/\bselect\b/gi) ?? []).length === 1;

const judgeAll = (folder: string): { judged: Judged[]; questions: number; singles: number } => {
  const questions = readFileSync(join(folder, 'questions.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question);
  const judged = [...new Set(questions.map(({ db }) => db))].sort().flatMap((db) => {
    const source = new SqliteSource(join(folder, 'database', `${db}.sqlite`));
    const planner = new KeylessPlanner(source.snapshot());
    const samples = questions
      .filter((question) => question.db === db)
      .flatMap((question) =>
        [question.question, question.question_syn].flatMap((text, at): Judged[] => {
          const sample = judge(source, planner, question, text);
          const weight = at === 0 ? 1 : 0.5;
          return sample ? [{ ...sample, weight, db, paraphrase: at === 1, single: isSingle(question) }] : [];
        }),
      );
    source.close();
    return samples;
  });
  return { judged, questions: questions.length, singles: questions.filter(isSingle).length };
};

const folds = 5;

/** Every sample with the log-odds a model gives it that has not seen its database. */
const crossValidated = (judged: readonly Judged[]): { odds: number; sample: Judged }[] => {
  const databases = [...new Set(judged.map(({ db }) => db))].sort();
  const foldOf = new Map(databases.map((db, index) => [db, index % folds]));
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const model = fitLogistic(judged.filter(({ db }) => foldOf.get(db) !== fold));
    return judged
      .filter(({ db }) => foldOf.get(db) === fold)
      .map((sample) => ({ odds: logOdds(model, sample.features), sample }));
  });
};

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

const [folder, write] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Usage: nlq-confidence.ts FOLDER [--write]\n');
  process.exit(2);
}
const { judged, questions, singles } = judgeAll(folder);
const scored = crossValidated(judged)
  .filter(({ sample }) => !sample.paraphrase)
  .map(({ odds, sample }) => ({ ...sample, confidence: 1 / (1 + Math.exp(-odds)) }));

const report = (name: string, given: typeof scored): void => {
  const right = given.filter((sample) => sample.right);
  const single = right.filter((sample) => sample.single).length;
  process.stdout.write(
    `${name}  right ${percent(right.length, questions)}  single table ${percent(single, singles)}  precision ${percent(right.length, given.length)}\n`,
  );
};

for (const least of [0, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8])
  report(
    `least ${least.toFixed(2)}`,
    scored.filter(({ confidence }) => confidence >= least),
  );
const loss = scored.reduce((sum, { confidence, right }) => sum - Math.log(right ? confidence : 1 - confidence), 0);
process.stdout.write(`log loss ${(loss / scored.length).toFixed(4)}\n`);
report(
  'as shipped',
  scored.filter(({ query, confidence }) => isSure(query, confidence)),
);
for (let low = 0; low < 10; low += 1) {
  const within = scored.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === low);
  const right = within.filter((sample) => sample.right).length;
  process.stdout.write(
    `confidence ${(low / 10).toFixed(1)} to ${((low + 1) / 10).toFixed(1)}  n ${within.length}  right ${percent(right, Math.max(1, within.length))}\n`,
  );
}
if (write === '--write') {
  const { bias, weights } = fitLogistic(judged);
  const lines = [...weights]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, weight]) => `  ${name}: ${weight.toFixed(2)},`);
  const text = `// Written by tests/benchmarks/nlq-confidence.ts from readings of Spider's questions (CC BY-SA 4.0).\n
/** Log-odds of a reading without any feature. */
export const certain = ${bias.toFixed(2)};

/** What each feature of a reading adds to its log-odds. */
export const weights: Readonly<Record<string, number>> = {\n${lines.join('\n')}\n};\n`;
  writeFileSync(new URL('../../server/src/modules/nlq/planner/confidence-weights.ts', import.meta.url), text);
}

import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Cell } from '#shared/data/cell.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { isSure } from './abstain.js';
import type { Plan, Query } from './plan.js';
import { confidenceAfter } from './planner/confidence.js';
import type { Found } from './planner/evidence.js';
import { endsInTie, rankingQuery } from './planner/ties.js';
import type { AskSource } from './sources/source.js';

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), question: z.string() });
export type AskLine = z.output<typeof lineSchema>;

export interface AskLineResult {
  readonly id: string | number;
  readonly sql: string | null;
  readonly columns: readonly string[];
  /** The answer and nothing else; empty when the question is refused. */
  readonly rows: readonly (readonly Cell[])[];
  readonly abstain: boolean;
  /** Why no answer is given, or what the rows leave out. */
  readonly reason: string | null;
  readonly confidence: number;
  /** Milliseconds spent on this question. */
  readonly ms: number;
}

const rowLimit = 10_000;

type Outcome = Omit<AskLineResult, 'id' | 'ms'>;

const nothing = { columns: [], rows: [], abstain: true } as const;

const isTied = async ({ runner, compile }: AskSource, query: Query): Promise<boolean> => {
  const ranking = rankingQuery(query);
  return ranking !== null && endsInTie(query, (await runner.run(compile(ranking), rowLimit)).rows);
};

const doubtful = ({ rows, tied }: Found): string => {
  if (rows.length === 0) return 'No rows match the question as it was read.';
  return tied
    ? 'I cannot tell: several rows tie for the last place given. Say how many rows you want, or what else ranks them.'
    : 'I cannot tell: as read, the question gives rows that say nothing or repeat each other. Say what each row should stand for.';
};

const leftOut = ({ rows, tied }: Found): string | null => {
  if (rows.length > rowLimit) return `Only the first ${rowLimit} rows are given; there are more.`;
  return tied ? 'Other rows tie for the last place given and are left out.' : null;
};

/** A refusal is an answer with `abstain`. */
export const refused = (refusal: AppError | null): Outcome => ({
  ...nothing,
  sql: null,
  confidence: 0,
  reason: refusal?.detail ?? null,
});

const answer = async (source: AskSource, question: string): Promise<Outcome> => {
  const { plan, refusal } = source.plan(question);
  return plan ? answerOf(source, plan) : refused(refusal);
};

/** Runs a plan, and stands back where its rows say that it was read wrongly. */
export const answerOf = async (source: AskSource, plan: Plan): Promise<Outcome> => {
  const sql = source.compile(plan.query);
  try {
    const { columns, rows } = await source.runner.run(sql, rowLimit + 1);
    const tied = source.sure && (await isTied(source, plan.query));
    const confidence = source.sure ? confidenceAfter(plan.confidence, plan.query, { rows, tied }) : plan.confidence;
    if (source.sure && !isSure(plan.query, confidence))
      return { ...nothing, sql, confidence, reason: doubtful({ rows, tied }) };
    const left = leftOut({ rows, tied });
    return { sql, columns, rows: rows.slice(0, rowLimit), abstain: false, reason: left, confidence };
  } catch (error) {
    return { ...nothing, sql, reason: `The query failed: ${toAppError(error).detail}`, confidence: plan.confidence };
  }
};

/** Answers one question over an opened source, without a model; a refusal is an answer with `abstain`, never an exception. */
export const askLine = async (source: AskSource, { id, question }: AskLine): Promise<AskLineResult> => {
  const started = performance.now();
  const outcome = await answer(source, question);
  return { id, ...outcome, ms: Math.round((performance.now() - started) * 1000) / 1000 };
};

const parseLine = (text: string, number: number): AskLine => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('unreadable-file', `Line ${number} is not JSON.`, { cause });
  }
  const parsed = lineSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new AppError('unreadable-file', `Line ${number} needs an id and a question.`);
};

async function* answered(source: AskSource, inputPath: string): AsyncGenerator<string> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(inputPath), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() !== '') yield `${JSON.stringify(await askLine(source, parseLine(line, number)))}\n`;
  }
}

/**
 * Answers every question of an NDJSON file (`{id, question}` a line) into another
 * (`{id, sql, columns, rows, abstain, reason, confidence, ms}`), in order. Returns the number of questions.
 *
 * @throws AppError `unreadable-file` naming the line that is not a question.
 */
export const askFile = async (source: AskSource, inputPath: string, outputPath: string): Promise<number> => {
  let questions = 0;
  const counted = async function* () {
    for await (const line of answered(source, inputPath)) {
      questions += 1;
      yield line;
    }
  };
  await pipeline(Readable.from(counted()), createWriteStream(outputPath));
  return questions;
};

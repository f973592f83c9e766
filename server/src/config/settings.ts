import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { readMasterKeys } from './master-keys.js';

const megabytes = (fallback: number) =>
  z.coerce
    .number()
    .int()
    .positive()
    .default(fallback)
    .transform((value) => value * 1_048_576);

const optionalText = z
  .string()
  .trim()
  .transform((text) => text || null)
  .nullable()
  .default(null);

/** A variable that is set to nothing is not set. */
const given = <S extends z.ZodType>(schema: S) =>
  z.preprocess((text) => (text === '' ? undefined : text), schema.optional());

const DEFAULT_MODEL = 'gemini-3.0-flash';

/** What Google's price list said of the default model, in US dollars per million tokens; thinking counts as output. */
const DEFAULT_PRICES: TokenPrices = { input: 0.5, output: 3, asOf: '2026-07-04' };

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DV_HOST: z.string().default('127.0.0.1'),
  DV_PORT: z.coerce.number().int().min(0).max(65_535).default(8_443),
  PUBLIC_URL: z.url().optional(),
  DV_DATA_FOLDER: z.string().default('.datavision'),
  DATABASE_URL: optionalText,
  DV_MASTER_KEY: optionalText,
  DV_OLD_MASTER_KEYS: optionalText,
  DV_TLS_CERTIFICATE: optionalText,
  DV_TLS_KEY: optionalText,
  DV_WORKBENCH: z.stringbool().optional(),
  DV_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(Math.min(4, Math.max(2, availableParallelism()))),
  DV_WORKER_MEMORY_MB: megabytes(1_536),
  DV_WORKER_TEMP_MB: megabytes(4_096),
  DV_QUEUE: z.coerce.number().int().min(1).default(200),
  DV_TASK_SECONDS: z.coerce.number().positive().default(60),
  DV_STORE_LIMIT_MB: megabytes(10_240),
  DV_DATASET_DAYS: z.coerce.number().positive().default(30),
  DV_UPLOAD_LIMIT_MB: megabytes(2_048),
  DV_PRIVATE_NETWORKS: z.stringbool().default(true),
  DV_SQLITE_FOLDER: optionalText,
  GEMINI_API_KEY: optionalText,
  GEMINI_MODEL: z.string().default(DEFAULT_MODEL),
  GEMINI_BASE_URL: z.url().optional(),
  DV_AI_REQUESTS_PER_DAY: z.coerce.number().int().min(0).default(1_000),
  DV_AI_PRICE_INPUT: given(z.coerce.number().min(0)),
  DV_AI_PRICE_OUTPUT: given(z.coerce.number().min(0)),
  DV_AI_PRICES_AS_OF: given(z.iso.date()),
  DV_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
});

/** US dollars per million tokens, as they were on a day. */
export interface TokenPrices {
  readonly input: number;
  readonly output: number;
  /** ISO 8601 date. */
  readonly asOf: string;
}

export interface Settings {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  /** The first seals secrets, all open them. */
  readonly masterKeys: readonly Buffer[];
  /** The keys lie in a file beside the data rather than in the environment. */
  readonly keysInFile: boolean;
  readonly tls: { readonly certificate: string; readonly key: string } | null;
  readonly workbench: boolean;
  readonly engine: {
    readonly workers: number;
    readonly memoryBytes: number;
    readonly tempBytes: number;
    readonly queue: number;
    readonly taskMilliseconds: number;
  };
  readonly store: { readonly limitBytes: number; readonly days: number; readonly uploadBytes: number };
  readonly connectors: { readonly privateNetworks: boolean; readonly sqliteFolder: string | null };
  readonly ai: {
    readonly key: string | null;
    readonly model: string;
    readonly baseUrl: string | null;
    readonly requestsPerDay: number;
    /** Null when nobody said what the chosen model costs. */
    readonly prices: TokenPrices | null;
  };
  readonly logLevel: string;
}

type Environment = z.output<typeof environmentSchema>;

const productionProblems = (environment: Environment): string[] => {
  const problems: string[] = [];
  if (!environment.DV_MASTER_KEY) problems.push('DV_MASTER_KEY is missing; make one with: openssl rand -base64 32');
  if (!environment.PUBLIC_URL?.startsWith('https://')) problems.push('PUBLIC_URL must be the https address users open');
  if (environment.DV_WORKBENCH) problems.push('DV_WORKBENCH must be off; the workbench is for trying out only');
  if (!['127.0.0.1', '::1', 'localhost'].includes(environment.DV_HOST)) {
    problems.push('DV_HOST must be 127.0.0.1: there are no accounts yet, so put a signed-in proxy in front');
  }
  return problems;
};

const tlsOf = ({ DV_TLS_CERTIFICATE: certificate, DV_TLS_KEY: key }: Environment): Settings['tls'] =>
  certificate && key ? { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') } : null;

/** Prices are given together with the day they are of, or are those known of the default model. */
const pricesOf = (environment: Environment): TokenPrices | null => {
  const { DV_AI_PRICE_INPUT: input, DV_AI_PRICE_OUTPUT: output, DV_AI_PRICES_AS_OF: asOf } = environment;
  if (input !== undefined && output !== undefined && asOf !== undefined) return { input, output, asOf };
  if (input !== undefined || output !== undefined || asOf !== undefined)
    throw new Error('Set DV_AI_PRICE_INPUT, DV_AI_PRICE_OUTPUT and DV_AI_PRICES_AS_OF together, or none of them.');
  return environment.GEMINI_MODEL === DEFAULT_MODEL ? DEFAULT_PRICES : null;
};

/**
 * Reads every setting from the environment (see .env.example).
 *
 * @throws Error with one line a person can act on, when a value is unusable or production lacks a secret
 */
export const readSettings = (variables: NodeJS.ProcessEnv): Settings => {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const environment = parsed.data;
  const production = environment.NODE_ENV === 'production';
  const problems = production ? productionProblems(environment) : [];
  if (problems.length > 0) throw new Error(`Not started, because in production:\n- ${problems.join('\n- ')}`);
  const dataFolder = path.resolve(environment.DV_DATA_FOLDER);
  return {
    production,
    host: environment.DV_HOST,
    port: environment.DV_PORT,
    publicUrl: (environment.PUBLIC_URL ?? `https://localhost:${environment.DV_PORT}`).replace(/\/+$/, ''),
    dataFolder,
    databaseUrl: environment.DATABASE_URL,
    masterKeys: readMasterKeys({ current: environment.DV_MASTER_KEY, old: environment.DV_OLD_MASTER_KEYS }, dataFolder),
    keysInFile: environment.DV_MASTER_KEY === null,
    tls: tlsOf(environment),
    workbench: environment.DV_WORKBENCH ?? !production,
    engine: {
      workers: environment.DV_WORKERS,
      memoryBytes: environment.DV_WORKER_MEMORY_MB,
      tempBytes: environment.DV_WORKER_TEMP_MB,
      queue: environment.DV_QUEUE,
      taskMilliseconds: environment.DV_TASK_SECONDS * 1_000,
    },
    store: {
      limitBytes: environment.DV_STORE_LIMIT_MB,
      days: environment.DV_DATASET_DAYS,
      uploadBytes: environment.DV_UPLOAD_LIMIT_MB,
    },
    connectors: { privateNetworks: environment.DV_PRIVATE_NETWORKS, sqliteFolder: environment.DV_SQLITE_FOLDER },
    ai: {
      key: environment.GEMINI_API_KEY,
      model: environment.GEMINI_MODEL,
      baseUrl: environment.GEMINI_BASE_URL ?? null,
      requestsPerDay: environment.DV_AI_REQUESTS_PER_DAY,
      prices: pricesOf(environment),
    },
    logLevel: environment.DV_LOG_LEVEL ?? (production ? 'info' : 'warn'),
  };
};

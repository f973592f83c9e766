import { z } from 'zod';
import { defineRoute } from './route.js';

const dollars = z.number().nonnegative().describe('US dollars');

/** What formulas wait for, and what asking the language model would cost. Nothing is sent before somebody agrees to it. */
export const waitingSchema = z.object({
  estimate: z.string().describe('Names exactly what is shown here; a run is agreed to by it'),
  formulas: z.int().positive(),
  rows: z.int().positive().describe('Cells that show what the words alone tell'),
  subjects: z.int().positive().describe('Different ones among them; each is asked once'),
  calls: z.int().positive(),
  inputTokens: z.int().positive(),
  outputTokens: z.int().positive(),
  cost: dollars,
  message: z.string().describe('The first message, exactly as it is sent'),
});
export type WaitingCells = z.infer<typeof waitingSchema>;

export const cellAiSchema = z.object({
  model: z.string().nullable(),
  unavailable: z.string().nullable().describe('Why it cannot be switched on; null when it can'),
  enabled: z.boolean(),
  dailyLimit: dollars,
  spentToday: dollars.describe('By the tokens the service reported, since midnight UTC'),
  prices: z
    .object({
      input: dollars.describe('Per million tokens'),
      output: dollars.describe('Per million tokens'),
      asOf: z.iso.date(),
    })
    .nullable(),
  waiting: waitingSchema.nullable(),
  run: z
    .object({
      state: z.enum(['running', 'done', 'cancelled', 'failed']),
      done: z.int().nonnegative(),
      total: z.int().positive(),
      cost: dollars,
      problem: z.string().nullable(),
    })
    .nullable()
    .describe('The run under way, or the latest one since the server started'),
});
export type CellAi = z.infer<typeof cellAiSchema>;

const none = z.undefined();

/** The language model behind DV.CATEGORIZE and DV.SUMMARIZE: off until switched on, metered, and run only when agreed to. */
export const cellAiRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/cell-ai',
    summary: 'Whether cells use the language model, what they wait for and what it would cost',
    params: none,
    query: none,
    body: none,
    response: cellAiSchema,
  }),
  change: defineRoute({
    method: 'PUT',
    path: '/cell-ai',
    summary: 'Switch it on or off, and limit what a day may cost',
    params: none,
    query: none,
    body: z.object({ enabled: z.boolean(), dailyLimit: dollars.max(1_000) }),
    response: cellAiSchema,
  }),
  run: defineRoute({
    method: 'POST',
    path: '/cell-ai/runs',
    summary: 'Ask the language model for what was estimated; refused when the formulas changed since',
    params: none,
    query: none,
    body: z.object({ estimate: z.string().min(1).max(64) }),
    response: cellAiSchema,
  }),
  cancel: defineRoute({
    method: 'DELETE',
    path: '/cell-ai/runs',
    summary: 'Stop the run; what came before stays',
    params: none,
    query: none,
    body: none,
    response: cellAiSchema,
  }),
} as const;

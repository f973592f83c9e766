import type { TokenPrices } from '../../config/settings.js';
import { CHARACTERS_AROUND, messageOf, type SelectionBatch } from './selection-request.js';

/** Latin text has about four characters a token; three and a half leaves room for other scripts. */
const BYTES_A_TOKEN = 3.5;
/** What the answer takes for a subject and for a chosen option. */
const TOKENS_A_SUBJECT = 14;
const TOKENS_AN_OPTION = 3;
/** What a model may think before it answers, as its service counts it. */
const TOKENS_OF_THOUGHT = 500;

export const MILLION = 1_000_000;

export interface Tokens {
  readonly input: number;
  readonly output: number;
}

/** What a call is expected to take, from the length of its message. */
export const expectedTokens = (batch: SelectionBatch): Tokens => ({
  input: Math.ceil((CHARACTERS_AROUND + Buffer.byteLength(messageOf(batch))) / BYTES_A_TOKEN),
  output:
    TOKENS_OF_THOUGHT + batch.selections.reduce((sum, { most }) => sum + TOKENS_A_SUBJECT + most * TOKENS_AN_OPTION, 0),
});

/** Millionths of a US dollar, rounded up; prices are dollars per million tokens. */
export const microdollars = ({ input, output }: Tokens, prices: TokenPrices): number =>
  Math.ceil(input * prices.input + output * prices.output);

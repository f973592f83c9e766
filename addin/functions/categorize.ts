import { callFunction } from './runtime.js';

/**
 * What DV.CATEGORIZE gives back.
 * @customenum {string}
 */
export enum CategorizeOutput {
  /** The category of each text. */
  Category = 'category',
  /** The category and how well it fits, 0 to 1. */
  Score = 'score',
}

/**
 * Puts each text into one of your categories, by words; better by the co-pilot where AI in cells is on.
 * @customfunction CATEGORIZE
 * @helpurl /help/functions/categorize
 * @param texts The texts, one a row.
 * @param categories The categories, one a row; further columns hold keywords of the category.
 * @param [output] "category" (default), or "score" to see how well each fits.
 * @param invocation Invocation object.
 * @returns One row a text; "Other" where none fits.
 * @example =DV.CATEGORIZE(A2:A99, H1:H5)
 * @example =DV.CATEGORIZE(A2:A99, H1:J5, "score")
 * @cancelable
 * @requiresAddress
 */
export function categorize(
  texts: unknown[][],
  categories: unknown[][],
  output: CategorizeOutput,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('CATEGORIZE', [texts, categories, output], invocation);
}

import { callFunction } from './runtime.js';

/**
 * What DV.STATUS tells.
 * @customenum {string}
 */
export enum StatusItem {
  /** Version, user and AI in one line. */
  Summary = 'summary',
  /** Who is signed in. */
  User = 'user',
  /** The version of the server. */
  Version = 'version',
  /** Whether AI is on, and which model. */
  Ai = 'ai',
  /** Milliseconds until the server answered. */
  Latency = 'latency',
}

/**
 * Tells whether DataVision works, and with what.
 * @customfunction STATUS
 * @helpurl /help/functions/status
 * @param [item] "summary" (default), "user", "version", "ai" or "latency".
 * @param invocation Invocation object.
 * @returns One cell.
 * @example =DV.STATUS()
 * @example =DV.STATUS("version")
 * @cancelable
 * @requiresAddress
 */
export function status(item: StatusItem, invocation: CustomFunctions.CancelableInvocation): Promise<unknown[][]> {
  return callFunction('STATUS', [item], invocation);
}

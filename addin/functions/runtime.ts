import type { Rows } from '#shared/data/cell.js';
import type { FunctionName } from '#shared/functions/catalogue.js';
import type { FunctionCaller, Invocation } from './function-caller.js';

let ready: (caller: FunctionCaller) => void;
/** Cells may calculate before the add-in has started; they wait for it. */
const caller = new Promise<FunctionCaller>((resolve) => {
  ready = resolve;
});

/** Gives the DV.* functions what they call through. Once, when the add-in starts. */
export const startFunctions = (started: FunctionCaller): void => ready(started);

/** Not `async`: a waiting function would hold on to the cells of its arguments. */
export const callFunction = (name: FunctionName, values: readonly unknown[], invocation: Invocation): Promise<Rows> =>
  caller.then((started) => started.call(name, values, invocation));

/** Makes every function ask the server anew at its next recalculation. */
export const forgetResults = async (): Promise<void> => (await caller).forgetResults();

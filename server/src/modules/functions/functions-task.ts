import { toAppError } from '#shared/errors/app-error.js';
import { defineTask } from '../../engine/worker/task.js';
import { isRange, type RangeArgument, type ResolvedCall } from './arguments.js';
import type { FunctionImplementation } from './function-implementation.js';
import { implementations } from './implementations/index.js';
import type { OfferedResult } from './offer.js';
import { TablePreparation, type PreparedTable } from './table-preparation.js';

export interface FunctionsInput {
  readonly calls: readonly ResolvedCall[];
  /** Where tables may be put meanwhile. */
  readonly folder: string;
  readonly now: Date;
  /** Whether a language model may choose for cells. */
  readonly offers: boolean;
}

interface Step {
  readonly call: ResolvedCall;
  readonly implementation: FunctionImplementation;
  prepared: PreparedTable | null;
  failure: unknown;
}

const failed = (id: string, thrown: unknown): OfferedResult => {
  const { code, detail } = toAppError(thrown);
  return { id, error: { code, detail } };
};

const implementationOf = (call: ResolvedCall): FunctionImplementation => {
  const found = implementations.find(({ name }) => name === call.function);
  if (!found) throw new Error(`No implementation of ${call.function}`);
  return found;
};

/** Ingests what must be ingested while files can still be written. */
const prepareAll = async (steps: readonly Step[], preparation: TablePreparation): Promise<void> => {
  for (const step of steps) {
    try {
      const request = step.implementation.table?.(step.call.arguments) ?? null;
      step.prepared = request && (await preparation.prepare(request));
    } catch (error) {
      step.failure = error;
    }
  }
};

/** The files the computing may read; none at all when no call holds a table or an uploaded range. */
const filesOf = (steps: readonly Step[]): string[] => {
  const stored = steps
    .flatMap(({ call }) => call.arguments.filter(isRange))
    .flatMap((range) => (range.kind === 'dataset' ? [range.file] : []));
  return [...new Set([...stored, ...steps.flatMap(({ prepared }) => prepared?.files ?? [])])];
};

const compute = async (
  { call, implementation, prepared, failure }: Step,
  preparation: TablePreparation,
  offers: boolean,
): Promise<OfferedResult> => {
  if (failure) return failed(call.id, failure);
  try {
    const table = prepared && (await preparation.show(prepared));
    const context = { table, cells: (range: RangeArgument) => preparation.cells(range) };
    const values = await implementation.compute(call.arguments, context);
    const offer = offers ? await implementation.offer?.(call.arguments, context) : null;
    return { id: call.id, values, ...(offer && { offer }) };
  } catch (error) {
    return failed(call.id, error);
  }
};

/** Computes a batch of DV.* calls; each gets its matrix or its own error. */
export const functionsTask = defineTask<FunctionsInput, OfferedResult[]>({
  name: 'functions',
  async run({ calls, folder, now, offers }, context) {
    const steps: Step[] = calls.map((call) => ({
      call,
      implementation: implementationOf(call),
      prepared: null,
      failure: null,
    }));
    const preparation = new TablePreparation(context.session, folder, now);
    try {
      await prepareAll(steps, preparation);
      const files = filesOf(steps);
      if (files.length > 0) await (await context.session()).lock(files);
      const results: OfferedResult[] = [];
      for (const step of steps) results.push(await compute(step, preparation, offers));
      return results;
    } finally {
      await preparation.clear();
    }
  },
});

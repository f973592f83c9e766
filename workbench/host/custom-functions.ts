import type { MessageEntry } from './wire.js';

export interface FunctionParameter {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: 'scalar' | 'matrix';
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** One entry of functions.json, as custom-functions-metadata writes it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters?: readonly FunctionParameter[];
  readonly result?: { readonly dimensionality?: 'scalar' | 'matrix'; readonly type?: string };
  readonly options?: {
    readonly cancelable?: boolean;
    readonly stream?: boolean;
    readonly volatile?: boolean;
    readonly requiresAddress?: boolean;
    readonly requiresParameterAddresses?: boolean;
  };
  readonly allowErrorForDataTypeAny?: boolean;
}

/** What the runtime sends back: id, success, value or message, error code. */
export type InvocationResult =
  | readonly [id: number, succeeded: boolean, value: unknown, errorCode?: number, ...rest: unknown[]]
  | { readonly id: number; readonly failed?: boolean; readonly value: unknown; readonly errorCode?: number };

export type Outcome = { readonly value: unknown } | { readonly error: string; readonly message: string };

export interface Invocation {
  readonly metadata: FunctionMetadata;
  readonly args: readonly unknown[];
  readonly address: string;
  readonly parameterAddresses: readonly (string | null)[];
}

const category = 1;
const messageType = { invoke: 1000, cancel: 1001 } as const;
const flag = { cancelable: 1, stream: 2 } as const;

/** CustomFunctions.ErrorCode numbers of the runtime and the cell errors they show as. */
const cellErrors: Readonly<Record<number, string>> = {
  0: '#VALUE!',
  1: '#N/A',
  2: '#VALUE!',
  3: '#VALUE!',
  5: '#DIV/0!',
  6: '#NUM!',
  7: '#VALUE!',
  8: '#NULL!',
  9: '#BUSY!',
  10: '#NAME?',
};

interface Pending {
  readonly onOutcome: (outcome: Outcome) => void;
  readonly stream: boolean;
}

/** Calls the add-in's associated functions the way Excel does: messages in, `SetInvocationArrayResults` out. */
export class CustomFunctionsHost {
  readonly #pending = new Map<number, Pending>();
  readonly #waiting: MessageEntry[] = [];
  #ready = false;
  #lastId = 0;
  #scheduled = false;

  /** @param send false when the pane does not listen yet; the calls then wait. */
  constructor(private readonly send: (entries: readonly MessageEntry[]) => boolean) {}

  get pendingCalls(): number {
    return this.#pending.size;
  }

  /** Streaming functions give many outcomes, others one. Returns the cancellation. */
  call(invocation: Invocation, onOutcome: (outcome: Outcome) => void): () => void {
    const id = ++this.#lastId;
    const options = invocation.metadata.options ?? {};
    const flags = (options.cancelable ? flag.cancelable : 0) | (options.stream ? flag.stream : 0);
    this.#pending.set(id, { onOutcome, stream: options.stream === true });
    this.#post(messageType.invoke, [
      id,
      invocation.metadata.id,
      invocation.args,
      options.requiresAddress ? invocation.address : undefined,
      flags,
      options.requiresParameterAddresses ? invocation.parameterAddresses : undefined,
    ]);
    return () => {
      if (this.#pending.delete(id)) this.#post(messageType.cancel, { invocationId: id });
    };
  }

  /** The runtime has said that its functions are associated. */
  markReady(): void {
    this.#ready = true;
    this.#flush();
  }

  settle(results: readonly InvocationResult[]): void {
    for (const result of results) {
      const { id, failed, value, errorCode } = 'id' in result ? result : fromTuple(result);
      const pending = this.#pending.get(id);
      if (!pending) continue;
      if (!pending.stream) this.#pending.delete(id);
      pending.onOutcome(
        failed ? { error: cellErrors[errorCode ?? 0] ?? '#VALUE!', message: String(value ?? '') } : { value },
      );
    }
  }

  /** A new pane has a new runtime: nothing of the old one will answer. */
  reset(): void {
    this.#pending.clear();
    this.#waiting.length = 0;
    this.#ready = false;
  }

  #post(type: number, message: unknown): void {
    this.#waiting.push([category, type, '', JSON.stringify(message), 0]);
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (!this.#ready || this.#waiting.length === 0) return;
    if (this.send([...this.#waiting])) this.#waiting.length = 0;
  }
}

function fromTuple([id, succeeded, value, errorCode]: Extract<InvocationResult, readonly unknown[]>) {
  return { id, failed: !succeeded, value, errorCode };
}

import { appContext, conversationId, type HostIdentity } from './app-context.js';
import type { BatchRequest, BatchResponse, MessageEntry } from './wire.js';

/** A frame of the other side of the conversation: something that takes posted messages. */
interface Peer {
  postMessage(message: string, origin: string): void;
}

export interface Inbound {
  readonly data: unknown;
  readonly origin: string;
  readonly source: Peer;
}

/** The document settings of the Common API (`Office.context.document.settings`). */
interface SettingsStore {
  read(): Record<string, string>;
  replace(settings: Record<string, string>): void;
}

export interface XdmHostOptions {
  readonly identity: HostIdentity;
  readonly execute: (request: BatchRequest) => Promise<BatchResponse>;
  readonly settings: SettingsStore;
  readonly newCorrelation: () => string;
  readonly onNotImplemented: (member: string) => void;
  readonly onCommandCompleted?: (commandId: string) => void;
}

interface Message {
  readonly _messageType: number;
  readonly _actionType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: string;
  readonly _data: unknown;
}

interface MethodCall {
  readonly DdaMethod?: { readonly DispatchId?: number };
  readonly ArrayData?: readonly unknown[];
}

interface Subscription {
  readonly message: Message;
  readonly from: Inbound;
}

const request = 0;
const response = 1;
const actionKind = { invoke: 0, register: 1, unregister: 2 } as const;
const dispatch = { loadSettings: 75, saveSettings: 76, richApi: 93, commandCompleted: 94 } as const;
const unknownAction = -2;
const unsupportedMethod = 5010;

/**
 * Plays the parent window of Excel on the web for one task pane, in the cross-document protocol of office.js.
 * The pane loads office.js as in production; nothing is injected into it.
 */
export class XdmHost {
  readonly #subscriptions = new Map<string, Subscription>();

  constructor(private readonly options: XdmHostOptions) {}

  async receive(inbound: Inbound): Promise<void> {
    const message = parseMessage(inbound.data);
    if (!message || message._messageType !== request || message._conversationId !== conversationId) return;
    if (message._actionType === actionKind.register) {
      this.#subscriptions.set(message._actionName, { message, from: inbound });
      return this.#reply(message, inbound, { Error: 0 });
    }
    if (message._actionType === actionKind.unregister) {
      this.#subscriptions.delete(message._actionName);
      return this.#reply(message, inbound, { Error: 0 });
    }
    await this.#invoke(message, inbound);
  }

  /** Sends RichApi messages (events, function calls, commands); false if the pane does not listen yet. */
  raise(entries: readonly MessageEntry[]): boolean {
    return entries.length > 0 && this.raiseCommon('richApiMessage', { ArrayData: entries });
  }

  /** Raises an event of the Common API, such as `documentSelectionChanged`. */
  raiseCommon(name: string, data: unknown): boolean {
    const subscription = this.#subscriptions.get(name);
    if (!subscription) return false;
    this.#post(subscription.message, subscription.from, { data, errorCode: 0, event: true });
    return true;
  }

  /** Runs a ribbon or menu command of the add-in, by the function name its manifest gives. */
  invokeCommand(controlId: string, functionName: string): boolean {
    const event = JSON.stringify({ source: { id: controlId } });
    if (this.raiseCommon('appCommandInvoked', [controlId, functionName, event])) return true;
    const actionCategory = 2;
    const dispatchAction = 1000;
    return this.raise([[actionCategory, dispatchAction, '', JSON.stringify([functionName, event]), 0]]);
  }

  /** Names of the events the pane has subscribed to. */
  get subscriptions(): string[] {
    return [...this.#subscriptions.keys()];
  }

  async #invoke(message: Message, inbound: Inbound): Promise<void> {
    switch (message._actionName) {
      case 'ContextActivationManager_getAppContextAsync': {
        const { identity, settings, newCorrelation } = this.options;
        const list = Object.entries(settings.read()).map(([Name, Value]) => ({ Name, Value }));
        return this.#reply(message, inbound, appContext(identity, list, newCorrelation()));
      }
      case 'ContextActivationManager_notifyHost':
        return;
      case 'executeMethod':
        return this.#reply(message, inbound, await this.#execute(message._data as MethodCall));
      default:
        this.options.onNotImplemented(`Office.${message._actionName}`);
        this.#post(message, inbound, { data: null, errorCode: unknownAction, event: false });
    }
  }

  async #execute(call: MethodCall): Promise<unknown> {
    const data = call.ArrayData ?? [];
    switch (call.DdaMethod?.DispatchId) {
      case dispatch.richApi: {
        const body = await this.options.execute(JSON.parse(String(data[4])) as BatchRequest);
        const headers = ['Content-Type', 'application/json'];
        return { Version: 1, Error: 0, Data: [200, headers, JSON.stringify(body)] };
      }
      case dispatch.loadSettings:
        return { Version: 1, Error: 0, Properties: this.#settingsList(), Settings: this.#settingsList() };
      case dispatch.saveSettings:
        this.options.settings.replace(savedSettings(call));
        return { Version: 1, Error: 0 };
      case dispatch.commandCompleted:
        this.options.onCommandCompleted?.(String(data[0] ?? ''));
        return { Version: 1, Error: 0 };
      default:
        this.options.onNotImplemented(`Office method ${call.DdaMethod?.DispatchId}`);
        return { Version: 1, Error: unsupportedMethod };
    }
  }

  #settingsList(): unknown[] {
    return Object.entries(this.options.settings.read()).map(([Name, Value]) => ({ Name, Value }));
  }

  #reply(message: Message, inbound: Inbound, data: unknown): void {
    this.#post(message, inbound, { data, errorCode: 0, event: false });
  }

  #post(
    to: Message,
    { source, origin }: Inbound,
    answer: { readonly data: unknown; readonly errorCode: number; readonly event: boolean },
  ): void {
    const message = {
      _messageType: response,
      _actionName: to._actionName,
      _conversationId: to._conversationId,
      _correlationId: to._correlationId,
      _origin: this.options.identity.origin,
      _data: answer.data,
      _errorCode: answer.errorCode,
      _responseType: answer.event ? 1 : 0,
      _serializerVersion: 1,
    };
    source.postMessage(JSON.stringify(message), origin);
  }
}

function parseMessage(data: unknown): Message | null {
  if (typeof data !== 'string') return null;
  try {
    return JSON.parse(data) as Message;
  } catch {
    return null;
  }
}

/** office.js writes each setting as an array, key first and JSON text second. */
function savedSettings(call: MethodCall): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) {
      if (value && typeof value === 'object') Object.values(value).forEach(visit);
      return;
    }
    const [key, text] = value as unknown[];
    if (value.length === 2 && typeof key === 'string' && typeof text === 'string') found[key] = text;
    else value.forEach(visit);
  };
  visit(call);
  return found;
}

import { ApiError, invalidOperation, itemNotFound, notImplemented } from './api-error.js';
import { ApiCollection, ApiObject } from './api-object.js';
import { clientName, identityOf, query } from './load.js';
import {
  actionType,
  pathType,
  type Action,
  type ArgumentInfo,
  type BatchRequest,
  type BatchResponse,
  type ObjectPath,
} from './wire.js';

export type Service = () => ApiObject;

export interface RichApiOptions {
  readonly root: ApiObject;
  readonly services: Readonly<Record<string, Service>>;
  /** What an action wrote is in the cells. */
  readonly written: () => Promise<void>;
  /** Excel has recalculated before it answers a load. */
  readonly settle: () => Promise<void>;
  readonly onNotImplemented: (member: string) => void;
  readonly onBatch?: (open: boolean) => void;
}

interface Batch {
  readonly request: BatchRequest;
  readonly objects: Map<number, ApiObject | null>;
}

const publicMember = /^_?[A-Z]/;

/** Runs office.js batches over an object model. It knows the protocol and nothing about spreadsheets. */
export class RichApi {
  readonly #references = new Map<string, ApiObject>();
  #lastReference = 0;

  constructor(private readonly options: RichApiOptions) {}

  /** Actions run in order; the first failure ends the batch, and what was done before it stays done. */
  async execute(request: BatchRequest): Promise<BatchResponse> {
    const batch: Batch = { request, objects: new Map() };
    const response: BatchResponse = { Results: [] };
    this.options.onBatch?.(true);
    try {
      for (const [index, action] of request.Actions.entries()) {
        try {
          const value = await this.#run(action, batch);
          await this.options.written();
          if (action.ActionType === actionType.trace) (response.TraceIds ??= []).push(action.Id);
          response.Results.push({ ActionId: action.Id, Value: value ?? null });
        } catch (error) {
          response.Error = this.#wireError(error, index);
          break;
        }
      }
    } finally {
      this.options.onBatch?.(false);
    }
    return response;
  }

  #wireError(error: unknown, index: number): NonNullable<BatchResponse['Error']> {
    const known =
      error instanceof ApiError ? error : new ApiError('GeneralException', `Workbench: ${String(error)}`, '', 500);
    if (known !== error) console.error('[workbench]', error);
    if (known.code === 'NotImplemented') this.options.onNotImplemented(known.location);
    return {
      Code: known.code,
      Message: known.message,
      Location: known.location,
      ActionIndex: index,
      HttpStatusCode: known.httpStatus,
    };
  }

  async #run(action: Action, batch: Batch): Promise<unknown> {
    if (action.ActionType === actionType.trace) return null;
    const object = this.#resolve(action.ObjectPathId, batch);
    switch (action.ActionType) {
      case actionType.instantiate:
        return object && identityOf(object);
      case actionType.query:
      case actionType.retrieve:
        if (!object) return null;
        await this.options.settle();
        return query(object, action.QueryInfo ?? {});
      case actionType.method:
        return this.#call(object, action, batch);
      case actionType.setProperty:
        this.#set(object, action.Name, this.#arguments(action.ArgumentInfo, batch)[0]);
        return null;
      case actionType.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) this.#set(object, name, value);
        return null;
      default:
        throw notImplemented('ClientRequest', `action ${action.ActionType}`);
    }
  }

  async #call(object: ApiObject | null, action: Action, batch: Batch): Promise<unknown> {
    // office.js tracks the ranges of a batch by itself, those of the …OrNullObject methods too.
    if (!object && action.Name === '_KeepReference') return null;
    if (!object) throw invalidOperation(action.Name, 'A method was called on a null object.');
    const values = this.#arguments(action.ArgumentInfo, batch);
    if (action.Name === '_KeepReference') return this.#keep(object);
    if (action.Name === '_RemoveReference') {
      this.#references.delete(String(values[0]));
      return null;
    }
    const result = await this.#invoke(object, action.Name, values);
    return result instanceof ApiObject ? identityOf(result) : result;
  }

  #keep(object: ApiObject): null {
    object.reference ??= `wb:${object.type.className}:${++this.#lastReference}`;
    this.#references.set(object.reference, object);
    return null;
  }

  #invoke(object: ApiObject, name: string, values: readonly unknown[]): unknown {
    const member = this.#member(object, name);
    if (typeof member !== 'function') throw notImplemented(object.type.className, clientName(name));
    // The client sends null for an argument the add-in left out.
    return Reflect.apply(
      member,
      object,
      values.map((value) => value ?? undefined),
    );
  }

  #member(object: ApiObject, name: string): unknown {
    if (!publicMember.test(name) || !(name in object)) {
      throw notImplemented(object.type.className, clientName(name));
    }
    return (object as unknown as Record<string, unknown>)[name];
  }

  #set(object: ApiObject | null, name: string, value: unknown): void {
    if (!object) throw invalidOperation(name, 'A property was set on a null object.');
    for (let owner: object | null = object; owner; owner = Object.getPrototypeOf(owner) as object | null) {
      const setter = Object.getOwnPropertyDescriptor(owner, name)?.set;
      if (setter && publicMember.test(name)) {
        setter.call(object, value);
        return;
      }
    }
    throw notImplemented(object.type.className, `${clientName(name)} (set)`);
  }

  #arguments(info: ArgumentInfo | undefined, batch: Batch): unknown[] {
    const replace = (value: unknown, reference: unknown): unknown => {
      if (Array.isArray(value) && Array.isArray(reference)) return value.map((one, i) => replace(one, reference[i]));
      return typeof reference === 'number' && reference > 0 ? this.#resolve(reference, batch) : value;
    };
    return (info?.Arguments ?? []).map((value, i) => replace(value, info?.ReferencedObjectPathIds?.[i]));
  }

  #resolve(id: number, batch: Batch): ApiObject | null {
    const known = batch.objects.get(id);
    if (known !== undefined) return known;
    const path = batch.request.ObjectPaths[id];
    if (!path) throw new ApiError('InvalidObjectPath', `There is no object path ${id} in the request.`, '');
    const parent = path.ParentObjectPathId ? this.#resolve(path.ParentObjectPathId, batch) : null;
    // A chain on a null object stays null, which is how the …OrNullObject methods work.
    const object = path.ParentObjectPathId && !parent ? null : this.#follow(path, parent, batch);
    batch.objects.set(id, object);
    return object;
  }

  #follow(path: ObjectPath, parent: ApiObject | null, batch: Batch): ApiObject | null {
    switch (path.ObjectPathType) {
      case pathType.root:
        return this.options.root;
      case pathType.service: {
        const service = this.options.services[path.Name];
        if (!service) throw notImplemented('Service', path.Name);
        return service();
      }
      case pathType.reference:
        return this.#referenced(path.Name);
      case pathType.null:
        return null;
      default:
        return this.#child(path, parent as ApiObject, batch);
    }
  }

  #child(path: ObjectPath, parent: ApiObject, batch: Batch): ApiObject | null {
    if (path.ObjectPathType === pathType.property) return this.#member(parent, path.Name) as ApiObject | null;
    const values = this.#arguments(path.ArgumentInfo, batch);
    if (path.ObjectPathType === pathType.method) return this.#invoke(parent, path.Name, values) as ApiObject | null;
    if (!(parent instanceof ApiCollection)) throw notImplemented(parent.type.className, 'getItem');
    const item = parent.item(values[0] as string | number);
    if (!item) throw itemNotFound(`${parent.type.className}.getItem`);
    return item;
  }

  #referenced(name: string): ApiObject {
    const object = this.#references.get(name);
    if (!object) throw new ApiError('InvalidReference', 'This reference is not valid for the current operation.', name);
    return object;
  }
}

/**
 * An object office.js can address. Members in PascalCase (and `_Register…`) are the wire's names and can be reached by the
 * add-in; everything else stays private to the emulator.
 */
export abstract class ApiObject {
  /** The client library's name for it, spelt out because bundlers rename classes. */
  static readonly className: string;
  /** Loaded when the add-in asks for no property by name. */
  static readonly scalars: readonly string[] = [];
  /** Of these, the ones loaded only by name. */
  static readonly onRequest: readonly string[] = [];

  /** Set once the add-in tracks the object. */
  reference?: string;

  get type(): typeof ApiObject {
    return this.constructor as typeof ApiObject;
  }

  /** How a later batch finds this object again in its collection. */
  identity(): { readonly key: 'Id' | '_Id'; readonly value: string | number } | null {
    return null;
  }
}

/** A collection lists its items and finds one by the key the client library rewrites paths to. */
export abstract class ApiCollection<Item extends ApiObject> extends ApiObject {
  abstract items(): Item[];
  abstract item(key: string | number): Item | null;
}

/** Members that accept a registration and do nothing else: the host raises every event anyway. */
export function acceptEvents(target: { readonly prototype: object }, events: readonly string[]): void {
  for (const event of events) {
    for (const verb of ['Register', 'Unregister']) {
      Object.defineProperty(target.prototype, `_${verb}${event}`, { value: () => null, configurable: true });
    }
  }
}

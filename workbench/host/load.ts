import { ApiCollection, ApiObject } from './api-object.js';
import { notImplemented } from './api-error.js';
import type { QueryInfo } from './wire.js';

/** What to load: property names, nested for navigation properties. */
interface Selection {
  [name: string]: Selection;
}

type Loaded = Record<string, unknown>;

function wireName(type: typeof ApiObject, name: string): string {
  const known = type.scalars.find((scalar) => scalar.toLowerCase() === name.toLowerCase());
  return known ?? name.charAt(0).toUpperCase() + name.slice(1);
}

export function clientName(wire: string): string {
  return wire.charAt(0).toLowerCase() + wire.slice(1);
}

function selectionOf({ Select = [], Expand = [] }: QueryInfo): Selection {
  const root: Selection = {};
  for (const path of [...Select, ...Expand]) {
    let node = root;
    for (const name of path.split(/[/.]/)) node = node[name] ??= {};
  }
  return root;
}

/** `_ReferenceId` and id, which every answer about an object carries. */
export function identityOf(object: ApiObject): Loaded {
  const identity: Loaded = {};
  if (object.reference) identity['_ReferenceId'] = object.reference;
  const id = object.identity();
  if (id) identity[id.key] = id.value;
  return identity;
}

export function query(object: ApiObject, info: QueryInfo): Loaded {
  return load(object, selectionOf(info), info);
}

function load(object: ApiObject, selection: Selection, page: QueryInfo = {}): Loaded {
  return object instanceof ApiCollection
    ? loadCollection(object, selection, page)
    : { ...identityOf(object), ...loadMembers(object, selection) };
}

function loadCollection(collection: ApiCollection<ApiObject>, selection: Selection, page: QueryInfo): Loaded {
  const { items: itemsSelected, Items: itemsSelectedToo, ...rest } = selection;
  const own = new Set(collection.type.scalars.map((name) => name.toLowerCase()));
  const loaded: Loaded = identityOf(collection);
  const ofItems: Selection = { ...itemsSelected, ...itemsSelectedToo };
  for (const [name, nested] of Object.entries(rest)) {
    if (own.has(name.toLowerCase())) loaded[wireName(collection.type, name)] = read(collection, name);
    else ofItems[name] = nested;
  }
  const start = page.Skip ?? 0;
  const items = collection.items().slice(start, page.Top === undefined ? undefined : start + page.Top);
  loaded['_Items'] = items.map((item) => load(item, ofItems));
  return loaded;
}

function loadMembers(object: ApiObject, selection: Selection): Loaded {
  const asked = Object.keys(selection).filter((name) => name !== '$none');
  const everything = asked.length === 0 || asked.includes('$all') || asked.includes('*');
  const names = new Set(asked.filter((name) => name !== '$all' && name !== '*'));
  if (everything && !('$none' in selection)) {
    for (const name of object.type.scalars) if (!object.type.onRequest.includes(name)) names.add(name);
  }
  const loaded: Loaded = {};
  for (const name of names) {
    const value = read(object, name);
    const wire = wireName(object.type, name);
    loaded[wire] = value instanceof ApiObject ? load(value, selection[name] ?? {}) : (value ?? null);
  }
  return loaded;
}

function read(object: ApiObject, name: string): unknown {
  const wire = wireName(object.type, name);
  if (!(wire in object)) throw notImplemented(object.type.className, clientName(wire));
  return (object as unknown as Loaded)[wire];
}

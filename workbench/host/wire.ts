/** The request and response of one batch, as office.js 1.1.110 writes them. */
export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** For each argument 0, or the id of the object path that stands in its place; arrays nest. */
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface BatchRequest {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface WireError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
}

export interface BatchResponse {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds?: number[];
  Error?: WireError;
}

export const pathType = { root: 1, service: 2, method: 3, property: 4, indexer: 5, reference: 6, null: 7 } as const;

export const actionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  ensureUnchanged: 8,
  retrieve: 7,
  update: 9,
} as const;

/** One entry of a `richApiMessage`: category, type, target id, JSON text, id. */
export type MessageEntry = readonly [category: number, type: number, target: string, json: string, id: number];

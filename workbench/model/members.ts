import type { ApiObject } from '../host/api-object.js';

type Prototype<O extends ApiObject> = { readonly prototype: O };

export interface Mapping<O extends ApiObject, R extends object> {
  readonly record: (object: O) => R;
  /** Wire name -> field of the record. */
  readonly fields: Readonly<Record<string, keyof R & string>>;
  readonly changed: (object: O) => void;
  /** What to answer for a field that is not set. */
  readonly defaults?: Readonly<Record<string, unknown>>;
}

/** Gives a class wire properties that read and write one field each of its record. */
export function mapProperties<O extends ApiObject, R extends object>(
  type: Prototype<O>,
  { record, fields, changed, defaults = {} }: Mapping<O, R>,
): void {
  for (const [wire, field] of Object.entries(fields)) {
    Object.defineProperty(type.prototype, wire, {
      configurable: true,
      get(this: O) {
        return (record(this) as Record<string, unknown>)[field] ?? defaults[wire] ?? null;
      },
      set(this: O, value: unknown) {
        (record(this) as Record<string, unknown>)[field] = value;
        changed(this);
      },
    });
  }
}

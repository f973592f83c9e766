import { invalidArgument } from '../host/api-error.js';
import { ModelCollection } from './collection.js';
import { ModelObject, type Model } from './model.js';

/** Where a key-value collection keeps its values, and how it says that one changed. */
export interface KeyValueStore {
  readonly values: Map<string, unknown>;
  readonly changed: (key: string) => void;
}

abstract class KeyValue extends ModelObject {
  constructor(
    model: Model,
    readonly store: KeyValueStore,
    readonly key: string,
  ) {
    super(model);
  }
  get Key(): string {
    return this.key;
  }
  get Value(): unknown {
    return this.store.values.get(this.key) ?? null;
  }
  set Value(value: unknown) {
    this.store.values.set(this.key, value);
    this.store.changed(this.key);
  }
  Delete(): void {
    this.store.values.delete(this.key);
    this.store.changed(this.key);
  }
}

/** Document settings: any JSON value. */
export class Setting extends KeyValue {
  static override readonly className = 'Setting';
  static override readonly scalars = ['Key', 'Value', '_Id'];
  override identity() {
    return { key: '_Id', value: this.key } as const;
  }
  get _Id(): string {
    return this.key;
  }
}

/** A sheet's custom property: text. */
export class WorksheetCustomProperty extends KeyValue {
  static override readonly className = 'WorksheetCustomProperty';
  static override readonly scalars = ['Key', 'Value', '_Id'];
  override identity() {
    return { key: '_Id', value: this.key } as const;
  }
  get _Id(): string {
    return this.key;
  }
}

/** A document property. */
export class CustomProperty extends KeyValue {
  static override readonly className = 'CustomProperty';
  static override readonly scalars = ['Key', 'Type', 'Value'];
  override identity() {
    return { key: '_Id', value: this.key } as const;
  }
  get Type(): string {
    const kinds: Readonly<Record<string, string>> = { number: 'Number', boolean: 'Boolean' };
    return kinds[typeof this.Value] ?? 'String';
  }
}

abstract class KeyValueCollection<Item extends KeyValue> extends ModelCollection<Item> {
  constructor(
    model: Model,
    readonly store: KeyValueStore,
  ) {
    super(model);
  }
  protected abstract create(key: string): Item;

  items(): Item[] {
    return [...this.store.values.keys()].map((key) => this.create(key));
  }
  override item(key: string | number): Item | null {
    const wanted = String(key).toLowerCase();
    const found = [...this.store.values.keys()].find((known) => known.toLowerCase() === wanted);
    return found === undefined ? null : this.create(found);
  }
  /** Adds, or changes the value under an existing key. */
  Add(key: unknown, value: unknown): Item {
    if (typeof key !== 'string' || key === '') throw invalidArgument(`${this.type.className}.add`);
    const item = this.item(key) ?? this.create(key);
    item.Value = value ?? null;
    return item;
  }
}

export class SettingCollection extends KeyValueCollection<Setting> {
  static override readonly className = 'SettingCollection';
  protected create(key: string): Setting {
    return new Setting(this.model, this.store, key);
  }
}

export class WorksheetCustomPropertyCollection extends KeyValueCollection<WorksheetCustomProperty> {
  static override readonly className = 'WorksheetCustomPropertyCollection';
  protected create(key: string): WorksheetCustomProperty {
    return new WorksheetCustomProperty(this.model, this.store, key);
  }
}

export class CustomPropertyCollection extends KeyValueCollection<CustomProperty> {
  static override readonly className = 'CustomPropertyCollection';
  protected create(key: string): CustomProperty {
    return new CustomProperty(this.model, this.store, key);
  }
  DeleteAll(): void {
    this.store.values.clear();
  }
}

import { invalidArgument, itemNotFound } from '../host/api-error.js';
import { ApiCollection } from '../host/api-object.js';
import type { ApiObject } from '../host/api-object.js';
import type { Book } from '../book/book.js';
import type { Model } from './model.js';

/** The members all of Excel's collections share. */
export abstract class ModelCollection<Item extends ApiObject> extends ApiCollection<Item> {
  constructor(readonly model: Model) {
    super();
  }

  get book(): Book {
    return this.model.book;
  }

  /** Items are found by id, by name without regard to case, or by position. */
  item(key: string | number): Item | null {
    const items = this.items();
    if (typeof key === 'number') return items[key] ?? null;
    const wanted = key.toLowerCase();
    return (
      items.find((item) => String(item.identity()?.value ?? '').toLowerCase() === wanted) ??
      items.find((item) => this.nameOf(item)?.toLowerCase() === wanted) ??
      null
    );
  }

  protected nameOf(item: Item): string | null {
    return (item as { readonly Name?: string }).Name ?? null;
  }

  get Count(): number {
    return this.items().length;
  }
  GetCount(): number {
    return this.items().length;
  }
  GetItem(key: string | number): Item {
    const item = this.item(key);
    if (!item) throw itemNotFound(`${this.type.className}.getItem`);
    return item;
  }
  GetItemOrNullObject(key: string | number): Item | null {
    return this.item(key);
  }
  GetItemAt(index: number): Item {
    const item = this.items()[index];
    if (!item) throw invalidArgument(`${this.type.className}.getItemAt`);
    return item;
  }
}

import { ApiObject } from '../host/api-object.js';
import type { Area, SheetArea } from '../book/address.js';
import type { Book } from '../book/book.js';
import type { TableCollection } from './table.js';
import type { Worksheet } from './worksheet.js';

/** Which tables a collection lists: all, a sheet's, or those that touch a range. */
export interface TableScope {
  readonly sheet?: string;
  readonly within?: Area & { readonly sheet: string };
  readonly fullyContained?: boolean;
}

/** What every object of the model reaches: the book, and the objects that refer to each other. */
export interface Model {
  readonly book: Book;
  readonly culture: string;
  readonly now: () => Date;
  worksheet(id: string): Worksheet;
  tables(scope: TableScope): TableCollection;
}

export abstract class ModelObject extends ApiObject {
  constructor(readonly model: Model) {
    super();
  }

  get book(): Book {
    return this.model.book;
  }
}

/** An object that lies on cells. */
export abstract class CellsObject extends ModelObject {
  constructor(
    model: Model,
    readonly area: SheetArea,
  ) {
    super(model);
  }
}

import type { Book } from '../book/book.js';
import { acceptEvents } from '../host/api-object.js';
import { Application } from './application.js';
import { CommentCollection } from './comment.js';
import { Functions } from './functions.js';
import { CustomPropertyCollection, SettingCollection } from './key-values.js';
import { ModelObject, type Model } from './model.js';
import { NamedItemCollection } from './name.js';
import { Range } from './range.js';
import { TableCollection } from './table.js';
import { WorkbookProtection } from './workbook-protection.js';
import { Worksheet, WorksheetCollection } from './worksheet.js';

export class DocumentProperties extends ModelObject {
  static override readonly className = 'DocumentProperties';
  static override readonly scalars = ['Author', 'Title'];
  get Title(): string {
    return this.book.name;
  }
  get Author(): string {
    return 'Workbench user';
  }
  get Custom(): CustomPropertyCollection {
    const { properties } = this.book.objects;
    return new CustomPropertyCollection(this.model, { values: properties, changed: () => undefined });
  }
}

export class Runtime extends ModelObject {
  static override readonly className = 'Runtime';
  static override readonly scalars = ['EnableEvents'];
  get EnableEvents(): boolean {
    return this.book.objects.properties.get('enableEvents') !== false;
  }
  set EnableEvents(value: unknown) {
    this.book.objects.properties.set('enableEvents', Boolean(value));
  }
}

export class Workbook extends ModelObject {
  static override readonly className = 'Workbook';
  static override readonly scalars = ['AutoSave', 'IsDirty', 'Name', 'PreviouslySaved', 'ReadOnly'];

  get Name(): string {
    return `${this.book.name}.xlsx`;
  }
  get ReadOnly(): boolean {
    return false;
  }
  get IsDirty(): boolean {
    return true;
  }
  get AutoSave(): boolean {
    return false;
  }
  get PreviouslySaved(): boolean {
    return false;
  }
  get Worksheets(): WorksheetCollection {
    return new WorksheetCollection(this.model);
  }
  get Tables(): TableCollection {
    return this.model.tables({});
  }
  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.model, null);
  }
  get Comments(): CommentCollection {
    return new CommentCollection(this.model, null);
  }
  get Settings(): SettingCollection {
    const { objects } = this.book;
    return new SettingCollection(this.model, {
      values: objects.settings,
      changed: (key) => objects.changed('setting', key),
    });
  }
  get Properties(): DocumentProperties {
    return new DocumentProperties(this.model);
  }
  get Application(): Application {
    return new Application(this.model);
  }
  get Functions(): Functions {
    return new Functions(this.model);
  }
  get Protection(): WorkbookProtection {
    return new WorkbookProtection(this.model);
  }
  get _Runtime(): Runtime {
    return new Runtime(this.model);
  }
  GetSelectedRange(): Range {
    return new Range(this.model, this.book.selection());
  }
  GetActiveCell(): Range {
    return new Range(this.model, { ...this.book.selection(), rows: 1, columns: 1 });
  }
}
acceptEvents(Workbook, ['ActivatedEvent']);

export interface ModelOptions {
  readonly culture: string;
  readonly now: () => Date;
}

/** The root object office.js addresses, over any book. */
export function workbookModel(book: Book, { culture, now }: ModelOptions): Workbook {
  const model: Model = {
    book,
    culture,
    now,
    worksheet: (id) => new Worksheet(model, id),
    tables: (scope) => new TableCollection(model, scope),
  };
  return new Workbook(model);
}

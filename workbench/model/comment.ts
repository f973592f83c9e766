import type { CommentRecord, ReplyRecord } from '../book/records.js';
import { invalidArgument, itemNotFound } from '../host/api-error.js';
import { acceptEvents } from '../host/api-object.js';
import { ModelCollection } from './collection.js';
import { areaAt, assertWritable } from './guards.js';
import { ModelObject, type Model } from './model.js';
import { Range } from './range.js';

/** Comments carry the user's name; the workbench has one user. */
const author = 'Workbench user';
const authorEmail = 'user@workbench.local';

function plainText(content: unknown): string {
  if (typeof content === 'string') return content;
  const rich = (content as { readonly richContent?: unknown } | null)?.richContent;
  if (typeof rich !== 'string') throw invalidArgument('CommentCollection.add');
  return rich;
}

abstract class Remark extends ModelObject {
  abstract readonly record: { readonly id: string; content: string; readonly created: string };
  abstract changed(): void;

  override identity() {
    return { key: 'Id', value: this.record.id } as const;
  }
  get Id(): string {
    return this.record.id;
  }
  get Content(): string {
    return this.record.content;
  }
  set Content(value: unknown) {
    this.record.content = String(value);
    this.changed();
  }
  get AuthorName(): string {
    return author;
  }
  get AuthorEmail(): string {
    return authorEmail;
  }
  get ContentType(): string {
    return 'Plain';
  }
  get CreationDate(): string {
    return this.record.created;
  }
}

const remarkScalars = ['AuthorEmail', 'AuthorName', 'Content', 'ContentType', 'CreationDate', 'Id', 'Resolved'];

export class CommentReply extends Remark {
  static override readonly className = 'CommentReply';
  static override readonly scalars = remarkScalars;
  constructor(
    model: Model,
    readonly comment: CommentRecord,
    override readonly record: ReplyRecord,
  ) {
    super(model);
  }
  get Resolved(): boolean {
    return this.comment.resolved;
  }
  GetLocation(): Range {
    return new Range(this.model, this.comment.area);
  }
  GetParentComment(): Comment {
    return new Comment(this.model, this.comment);
  }
  Delete(): void {
    this.comment.replies.splice(this.comment.replies.indexOf(this.record), 1);
    this.changed();
  }
  changed(): void {
    this.book.objects.changed('comment', this.comment.id);
  }
}

export class CommentReplyCollection extends ModelCollection<CommentReply> {
  static override readonly className = 'CommentReplyCollection';
  constructor(
    model: Model,
    readonly comment: CommentRecord,
  ) {
    super(model);
  }
  items(): CommentReply[] {
    return this.comment.replies.map((reply) => new CommentReply(this.model, this.comment, reply));
  }
  Add(content: unknown): CommentReply {
    const { objects } = this.book;
    const reply: ReplyRecord = {
      id: `{R-${objects.nextId()}}`,
      content: plainText(content),
      author,
      created: this.model.now().toISOString(),
    };
    this.comment.replies.push(reply);
    objects.changed('comment', this.comment.id);
    return new CommentReply(this.model, this.comment, reply);
  }
}

export class Comment extends Remark {
  static override readonly className = 'Comment';
  static override readonly scalars = remarkScalars;
  constructor(
    model: Model,
    override readonly record: CommentRecord,
  ) {
    super(model);
  }
  get Resolved(): boolean {
    return this.record.resolved;
  }
  set Resolved(value: unknown) {
    this.record.resolved = Boolean(value);
    this.changed();
  }
  get Replies(): CommentReplyCollection {
    return new CommentReplyCollection(this.model, this.record);
  }
  GetLocation(): Range {
    return new Range(this.model, this.record.area);
  }
  Delete(): void {
    this.book.objects.remove('comment', this.book.objects.comments, this.record);
  }
  changed(): void {
    this.book.objects.changed('comment', this.record.id);
  }
}

export class CommentCollection extends ModelCollection<Comment> {
  static override readonly className = 'CommentCollection';
  constructor(
    model: Model,
    readonly sheet: string | null,
  ) {
    super(model);
  }
  items(): Comment[] {
    return this.book.objects.comments
      .filter((comment) => !this.sheet || comment.area.sheet === this.sheet)
      .map((comment) => new Comment(this.model, comment));
  }
  Add(cell: unknown, content: unknown): Comment {
    const location = 'CommentCollection.add';
    const area = this.#cell(cell, location);
    assertWritable(this.book, area.sheet, location);
    if (area.rows !== 1 || area.columns !== 1 || this.#at(area)) throw invalidArgument(location);
    const { objects } = this.book;
    const record: CommentRecord = {
      id: `{M-${objects.nextId()}}`,
      area,
      content: plainText(content),
      author,
      created: this.model.now().toISOString(),
      resolved: false,
      replies: [],
    };
    return new Comment(this.model, objects.add('comment', objects.comments, record));
  }
  GetItemByCell(cell: unknown): Comment {
    const comment = this.#at(this.#cell(cell, 'CommentCollection.getItemByCell'));
    if (!comment) throw itemNotFound('CommentCollection.getItemByCell');
    return comment;
  }
  GetItemByReplyId(id: string): Comment {
    const comment = this.items().find(({ record }) => record.replies.some((reply) => reply.id === id));
    if (!comment) throw itemNotFound('CommentCollection.getItemByReplyId');
    return comment;
  }
  #cell(cell: unknown, location: string) {
    if (cell instanceof Range) return cell.area;
    return areaAt(this.book, cell, this.sheet ?? this.book.activeSheet(), location);
  }
  #at(area: CommentRecord['area']): Comment | null {
    const same = (other: CommentRecord['area']): boolean =>
      other.sheet === area.sheet && other.row === area.row && other.column === area.column;
    return this.items().find(({ record }) => same(record.area)) ?? null;
  }
}
acceptEvents(CommentCollection, ['AddedEvent', 'ChangedEvent', 'DeletedEvent']);

import { ApiError } from '../host/api-error.js';
import type { Book } from '../book/book.js';
import { ModelObject } from './model.js';

/** Keeps the sheets of the workbook as they are: none can be added or deleted. Passwords are not emulated. */
export class WorkbookProtection extends ModelObject {
  static override readonly className = 'WorkbookProtection';
  static override readonly scalars = ['Protected'];

  get Protected(): boolean {
    return this.book.objects.structureProtected;
  }
  Protect(): void {
    this.book.objects.structureProtected = true;
  }
  Unprotect(): void {
    this.book.objects.structureProtected = false;
  }
}

export function assertStructureWritable(book: Book, location: string): void {
  if (!book.objects.structureProtected) return;
  throw new ApiError('AccessDenied', 'The structure of the workbook is protected.', location, 403);
}

import { StandardSchemaValidationPipe } from '@nestjs/common';
import { AppError } from '#shared/errors/app-error.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const pathOf = ({ path = [] }: Issue): string =>
  path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** Parses every path, query and body by its schema of the contract. */
export const requestValidation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues: readonly Issue[]) => {
    const fields = issues.slice(0, 20).map((issue) => ({ path: pathOf(issue), message: issue.message }));
    const first = fields[0];
    return new AppError(
      'invalid-input',
      `The request is not valid: ${first?.path ? `${first.path}: ` : ''}${first?.message}.`,
      {
        fields,
      },
    );
  },
});

/** An error as Excel puts it on the wire; office.js turns it into OfficeExtension.Error. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly location: string,
    readonly httpStatus = 400,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export function itemNotFound(location: string): ApiError {
  return new ApiError('ItemNotFound', "The requested resource doesn't exist.", location, 404);
}

export function itemExists(location: string): ApiError {
  const message = 'A resource with the same name or identifier already exists.';
  return new ApiError('ItemAlreadyExists', message, location, 409);
}

export function invalidArgument(
  location: string,
  message = 'The argument is invalid or missing or has an incorrect format.',
): ApiError {
  return new ApiError('InvalidArgument', message, location);
}

export function accessDenied(location: string): ApiError {
  return new ApiError('AccessDenied', 'You cannot perform the requested operation.', location, 403);
}

export function invalidOperation(location: string, message: string): ApiError {
  return new ApiError('InvalidOperation', message, location, 409);
}

/** What only real Excel can do. Listed on the page, and it fails the end-to-end test that met it. */
export function notImplemented(className: string, member: string): ApiError {
  const message = `The workbench does not emulate ${className}.${member}. Real Excel may well do it.`;
  return new ApiError('NotImplemented', message, `${className}.${member}`, 501);
}

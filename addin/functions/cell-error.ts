import { errorKinds, type CellError } from '#shared/errors/codes.js';
import type { AppError } from '#shared/errors/app-error.js';

const codes: Record<CellError, CustomFunctions.ErrorCode> = {
  '#VALUE!': '#VALUE!' as CustomFunctions.ErrorCode.invalidValue,
  '#N/A': '#N/A' as CustomFunctions.ErrorCode.notAvailable,
  '#NUM!': '#NUM!' as CustomFunctions.ErrorCode.invalidNumber,
  '#DIV/0!': '#DIV/0!' as CustomFunctions.ErrorCode.divisionByZero,
  '#NULL!': '#NULL!' as CustomFunctions.ErrorCode.nullReference,
};

/** Excel shows a message with these two only; the pane lists the reasons of the others. */
const withMessage = new Set<CellError>(['#VALUE!', '#N/A']);

/** The error a cell shows for a failure. */
export const cellErrorOf = (error: AppError): CustomFunctions.Error => {
  const { cell } = errorKinds[error.code];
  return withMessage.has(cell)
    ? new CustomFunctions.Error(codes[cell], error.detail)
    : new CustomFunctions.Error(codes[cell]);
};

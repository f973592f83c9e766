import { AppError } from '#shared/errors/app-error.js';

const UNCHANGED = 'Nothing was changed.';

const sentences: Readonly<Record<string, readonly [ConstructorParameters<typeof AppError>[0], string]>> = {
  AccessDenied: ['conflict', `The sheet or workbook is protected. ${UNCHANGED} Unprotect it, or write to a new sheet.`],
  ItemNotFound: ['not-found', `The sheet or range is no longer in this workbook. ${UNCHANGED} Select the data again.`],
  InvalidReference: ['invalid-input', `This is not an address in the workbook. ${UNCHANGED} Select the data again.`],
  InvalidSelection: ['invalid-input', 'Several areas or an object are selected. Select one block of cells.'],
  RequestPayloadSizeLimitExceeded: ['too-large', `Excel refused the amount of data at once. ${UNCHANGED}`],
  ResponsePayloadSizeLimitExceeded: ['too-large', `Excel refused the amount of data at once. ${UNCHANGED}`],
  InvalidOperationInCellEditMode: ['conflict', 'A cell is being edited. Finish editing it, then try again.'],
};

const codeOf = (thrown: unknown): string | null =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : null;

/** An error of the host in the user's words, its own message kept as the cause. */
const hostError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  const [code, detail] = sentences[codeOf(thrown) ?? ''] ?? [
    'internal',
    'Excel could not do this. Save the workbook, then try again.',
  ];
  return new AppError(code, detail, { cause: thrown });
};

/**
 * One batch in the open workbook. While the user edits a cell, it waits.
 * @throws AppError whatever the host throws
 */
export const inExcel = async <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => {
  try {
    return await Excel.run({ delayForCellEdit: true }, batch);
  } catch (thrown) {
    throw hostError(thrown);
  }
};

/** Whether the host knows notes on cells (ExcelApi 1.18). */
export const hasNotes = (): boolean => Office.context.requirements.isSetSupported('ExcelApi', '1.18');

export const sheetOf = (context: Excel.RequestContext, sheet: string | null): Excel.Worksheet =>
  sheet === null ? context.workbook.worksheets.getActiveWorksheet() : context.workbook.worksheets.getItem(sheet);

import { AppError } from '#shared/errors/app-error.js';
import { functionDefinition } from '#shared/functions/catalogue.js';
import { inExcel } from './excel-run.js';

/** Excel functions our own examples use around DV.* */
const HARMLESS = new Set(['FILTER', 'SORT', 'TAKE', 'DROP', 'CHOOSECOLS', 'SUM', 'AVERAGE', 'COUNT']);

const LONGEST_FORMULA = 8_192;

const isAllowed = (name: string): boolean =>
  name.startsWith('DV.') ? functionDefinition(name.slice(3)) !== undefined : HARMLESS.has(name);

/**
 * Whether a formula calls only functions that stay inside the workbook and DataVision, and refers to no other file:
 * formulas are a way out for data, so everything else is refused.
 */
export const isSafeFormula = (formula: string): boolean => {
  const withoutTexts = formula.replace(/"(?:[^"]|"")*"/g, '""');
  const calls = [...withoutTexts.matchAll(/([\p{L}_][\p{L}\p{N}_.]*)\s*\(/gu)].map((match) =>
    (match[1] ?? '').toUpperCase(),
  );
  return (
    formula.startsWith('=') &&
    formula.length <= LONGEST_FORMULA &&
    !/["[\]\\|]|https?:/i.test(withoutTexts.replaceAll('""', '')) &&
    calls.length > 0 &&
    calls.every(isAllowed)
  );
};

/**
 * Puts a formula into the selected cell, which must be empty, and gives its address.
 * @throws AppError `invalid-input` for other functions or references, `conflict` for a cell in use or a protected sheet
 */
export const writeFormula = (formula: string): Promise<string> => {
  if (!isSafeFormula(formula))
    throw new AppError(
      'invalid-input',
      'Only formulas of DataVision can be inserted. Copy this one and paste it yourself.',
    );
  return inExcel(async (context) => {
    const cell = context.workbook.getActiveCell();
    cell.load('address,formulas');
    cell.worksheet.load('name');
    cell.worksheet.protection.load('protected');
    await context.sync();
    const { name, protection } = cell.worksheet;
    if (protection.protected)
      throw new AppError('conflict', `${name} is protected. Nothing was written. Choose another sheet.`);
    if (cell.formulas[0]?.[0] !== '')
      throw new AppError('conflict', `${cell.address} is not empty. Nothing was written. Select an empty cell.`);
    cell.formulas = [[formula]];
    await context.sync();
    return cell.address;
  });
};

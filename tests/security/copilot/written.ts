import type { Answer } from '#shared/answers/answer.js';

interface Range {
  readonly isNullObject: boolean;
  readonly values: unknown[][];
  readonly formulas: unknown[][];
}

interface Batch {
  sync(): Promise<void>;
  readonly workbook: {
    readonly worksheets: {
      load(names: string): {
        readonly items: readonly { getUsedRangeOrNullObject(values: boolean): { load(names: string): Range } }[];
      };
    };
  };
}

interface Excel {
  openExcel(): Promise<{
    readonly workbook: {
      insert(answer: Answer): Promise<{ readonly id: string }>;
      undo(id: string): Promise<void>;
    };
  }>;
  asUser<T>(work: (context: Batch) => Promise<T>): Promise<T>;
}

/** The add-in's own writer over the real office.js. It belongs to the browser's TypeScript project, so it is met at run time only. */
const excel = (): Promise<Excel> =>
  import(new URL('../../addin/excel.ts', import.meta.url).href) as unknown as Promise<Excel>;

/** Cells whose formula is not their value, over all sheets. */
const formulasOf = ({ asUser }: Excel): Promise<unknown[]> =>
  asUser(async (context) => {
    const sheets = context.workbook.worksheets.load('items/name');
    await context.sync();
    const used = sheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load('values,formulas'));
    await context.sync();
    return used.flatMap(({ isNullObject, values, formulas }) => {
      if (isNullObject) return [];
      const cells = values.flat();
      return formulas.flat().filter((formula, index) => typeof formula === 'string' && formula !== cells[index]);
    });
  });

/** Writes answers into a workbook and tells which cells became formulas. */
export const openWriter = async (): Promise<(answer: Answer) => Promise<unknown[]>> => {
  const module = await excel();
  const { workbook } = await module.openExcel();
  return async (answer) => {
    const { id } = await workbook.insert(answer);
    const formulas = await formulasOf(module);
    await workbook.undo(id);
    return formulas;
  };
};

import type { Area } from '../addresses.js';
import { bandsOf, rangeAt } from '../blocks.js';
import { asText, type CellValue } from '../writing/cell-values.js';

/** What stood in a block of cells: formulas or values as they can be written again, number formats, looks. */
export interface CellSnapshot {
  readonly area: Area;
  readonly contents: CellValue[][];
  readonly numberFormats: string[][];
  readonly looks: Excel.SettableCellProperties[][];
}

const LOOKS: Excel.CellPropertiesLoadOptions = {
  format: {
    fill: { color: true, pattern: true },
    font: { bold: true, color: true, italic: true, name: true, size: true, underline: true },
    horizontalAlignment: true,
    wrapText: true,
  },
};

/** A formula differs from its value; a text that only looks like one does not, and must stay text. */
const restorable = (formula: unknown, value: unknown): CellValue => {
  if (typeof formula !== 'string') return formula as CellValue;
  return formula.startsWith('=') && formula !== value ? formula : asText(formula);
};

/** White stands for "no fill" in what the host reports; writing it back would hide the gridlines. */
const settable = ({ format }: Excel.CellProperties): Excel.SettableCellProperties => {
  if (!format) return {};
  const { fill, ...rest } = format;
  const filled = fill?.color && fill.pattern !== 'None' && fill.color.toLowerCase() !== '#ffffff';
  return { format: { ...rest, ...(filled && { fill: { color: fill.color } }) } };
};

const takeBand = async (context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area): Promise<CellSnapshot> => {
  const range = rangeAt(sheet, area);
  range.load('formulas,values,numberFormat');
  const looks = range.getCellProperties(LOOKS);
  await context.sync();
  return {
    area,
    contents: range.formulas.map((row, y) =>
      row.map((formula: unknown, x) => restorable(formula, range.values[y]?.[x])),
    ),
    numberFormats: range.numberFormat.map((row) => row.map(String)),
    looks: looks.value.map((row) => row.map(settable)),
  };
};

/** Keeps what stands in these areas, in pieces of one sync each. */
export const takeSnapshot = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  areas: readonly Area[],
): Promise<CellSnapshot[]> => {
  const taken: CellSnapshot[] = [];
  for (const band of areas.flatMap((area) => bandsOf(area, 10_000))) taken.push(await takeBand(context, sheet, band));
  return taken;
};

/** Puts the kept cells back exactly; what was written over them is gone. */
export const restoreSnapshot = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  snapshots: readonly CellSnapshot[],
): Promise<void> => {
  for (const { area, contents, numberFormats, looks } of snapshots) {
    const range = rangeAt(sheet, area);
    range.clear('All');
    range.numberFormat = numberFormats;
    range.setCellProperties(looks);
    range.formulas = contents;
    await context.sync();
  }
};

/** Keeps contents only, for cells whose looks stay: far smaller, so far more of them can be kept. */
export const takeContents = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  areas: readonly Area[],
): Promise<CellSnapshot[]> => {
  const taken: CellSnapshot[] = [];
  for (const area of areas.flatMap((one) => bandsOf(one))) {
    const range = rangeAt(sheet, area);
    range.load('formulas,values');
    await context.sync();
    const contents = range.formulas.map((row, y) =>
      row.map((formula: unknown, x) => restorable(formula, range.values[y]?.[x])),
    );
    taken.push({ area, contents, numberFormats: [], looks: [] });
  }
  return taken;
};

/** Writes kept contents back over whatever stands there now. */
export const restoreContents = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  snapshots: readonly CellSnapshot[],
): Promise<void> => {
  for (const { area, contents } of snapshots) {
    rangeAt(sheet, area).formulas = contents;
    await context.sync();
  }
};

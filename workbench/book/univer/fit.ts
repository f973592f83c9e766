import type { CellStyle } from '../book.js';
import { pixelsPerPoint, sheetFont } from './sheet-data.js';

const paddingPixels = 12;
const widestPixels = 600;

/** Pixels each column needs to show its texts, as Excel's AutoFit; wrapped text does not count. */
export function fitColumns(
  texts: readonly (readonly string[])[],
  style: (row: number, column: number) => CellStyle,
): number[] {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return [];
  const widths = (texts[0] ?? []).map(() => 0);
  const measured = new Map<string, number>();
  for (const [row, line] of texts.entries()) {
    for (const [column, text] of line.entries()) {
      if (text === '') continue;
      const { bold, size = 11, font = sheetFont, wrap } = style(row, column);
      if (wrap) continue;
      const face = `${bold ? 'bold ' : ''}${size * pixelsPerPoint}px ${font}`;
      const key = `${face}|${text}`;
      let width = measured.get(key);
      if (width === undefined) {
        context.font = face;
        width = context.measureText(text).width;
        measured.set(key, width);
      }
      widths[column] = Math.max(widths[column] ?? 0, width);
    }
  }
  return widths.map((width) => Math.min(widestPixels, Math.ceil(width) + paddingPixels));
}

import { BooleanNumber, BorderStyleTypes, InterceptorEffectEnum, type Injector, type IStyleData } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import type { TableRecord } from '../records.js';
import type { UniverBook } from './univer-book.js';
import { styleOf } from './cells.js';

/** The workbook theme's accents (Office 2023), first the one of TableStyleMedium2. */
const accents = ['#156082', '#E97132', '#196B24', '#0F9ED5', '#A02B93', '#4EA72E'] as const;

interface TableLook {
  readonly header: IStyleData;
  readonly band: IStyleData;
  readonly edge: IStyleData;
}

/** White mixed into a colour: 0.8 is the band of Excel's medium styles. */
function tint(color: string, share: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `#${channels
    .map((channel) =>
      Math.round(channel + (255 - channel) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Medium styles 1 to 7 use no accent and then accents 1 to 6. */
function lookOf(style: string): TableLook | null {
  const number = Number(/^TableStyle(?:Light|Medium|Dark)(\d+)$/.exec(style)?.[1] ?? 0);
  if (number === 0) return null;
  const position = (number - 1) % 7;
  const color = position === 0 ? '#000000' : (accents[position - 1] ?? accents[0]);
  const border = { s: BorderStyleTypes.THIN, cl: { rgb: tint(color, 0.6) } };
  const light = style.includes('Light');
  return {
    header: light
      ? { bl: BooleanNumber.TRUE, bd: { b: { s: BorderStyleTypes.THIN, cl: { rgb: color } } } }
      : { bg: { rgb: color }, cl: { rgb: '#FFFFFF' }, bl: BooleanNumber.TRUE },
    band: { bg: { rgb: tint(color, light ? 0.85 : 0.8) } },
    edge: { bd: { b: border } },
  };
}

const looks = new Map<string, TableLook | null>();

function lookFor(table: TableRecord): TableLook | null {
  let look = looks.get(table.style);
  if (look === undefined) looks.set(table.style, (look = lookOf(table.style)));
  return look;
}

function styleIn(table: TableRecord, row: number): IStyleData | null {
  const look = lookFor(table);
  if (!look) return null;
  const first = table.area.row + Number(table.showHeaders);
  if (row < first) return look.header;
  if (table.showTotals && row === table.area.row + table.area.rows - 1) return { bl: BooleanNumber.TRUE, ...look.edge };
  return table.showBandedRows && (row - first) % 2 === 0 ? { ...look.band, ...look.edge } : look.edge;
}

/** Shows tables in Excel's table styles. The cells' own formats win, and nothing is written into them. */
export function paintTables(injector: Injector, book: UniverBook): void {
  const { tables } = book.objects;
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: 100,
    effect: InterceptorEffectEnum.Style,
    handler: (cell, location, next) => {
      const { row, col, subUnitId } = location;
      const table = tables.find(
        ({ area }) =>
          area.sheet === subUnitId &&
          row >= area.row &&
          row < area.row + area.rows &&
          col >= area.column &&
          col < area.column + area.columns,
      );
      const style = table && styleIn(table, row);
      if (!style) return next(cell);
      const own = styleOf(cell, location.workbook.getStyles());
      return next({ ...cell, s: { ...style, ...own } });
    },
  });
}

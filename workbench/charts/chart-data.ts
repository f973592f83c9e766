import type { SheetArea } from '../book/address.js';
import type { Book } from '../book/book.js';
import type { ChartRecord, SeriesRecord } from '../book/records.js';

export interface SeriesData {
  readonly record: SeriesRecord;
  readonly name: string;
  /** null for blanks, text and errors: not plotted. */
  readonly values: readonly (number | null)[];
  readonly categories: readonly string[];
  /** Numbers of the category cells, for scatter charts. */
  readonly positions: readonly (number | null)[];
  readonly format: string;
}

function exists(book: Book, area: SheetArea | null): area is SheetArea {
  return area !== null && book.sheets().some(({ id }) => id === area.sheet);
}

function numbers(book: Book, area: SheetArea): (number | null)[] {
  return book
    .values(area)
    .flat()
    .map((value) => (typeof value === 'number' ? value : null));
}

/** What the chart shows now: the cells its series refer to. */
export function chartData(book: Book, chart: ChartRecord): SeriesData[] {
  return chart.series.map((record, i) => {
    const values = exists(book, record.values) ? numbers(book, record.values) : [];
    const categories = exists(book, record.categories)
      ? book.texts(record.categories).map((levels) => levels.join(' \u00b7 '))
      : [];
    const positions = exists(book, record.categories) ? numbers(book, record.categories) : [];
    const format = exists(book, record.values)
      ? (book.formats({ ...record.values, rows: 1, columns: 1 })[0]?.[0] ?? 'General')
      : 'General';
    return {
      record,
      name: record.name ?? `Series${i + 1}`,
      values,
      categories: categories.length > 0 ? categories : values.map((_, index) => String(index + 1)),
      positions: positions.some((position) => position !== null) ? positions : values.map((_, index) => index + 1),
      format,
    };
  });
}

import { RowAligner } from './align-row.js';
import { confirmEncoding } from './encoding.js';
import type { Fields } from './dialect.js';
import type { CsvLayout } from './layout.js';
import { linesOf } from './lines.js';
import { RecordReader, type CsvRecord, type Repair } from './records.js';

/** What happened to the rows of a file while it was read. */
export class ReadingReport {
  readonly repairs = new Map<Repair['kind'], { rows: number; firstLine: number }>();
  footerLines = 0;
  blankLines = 0;

  note({ repair, line }: CsvRecord): void {
    if (!repair) return;
    const known = this.repairs.get(repair);
    this.repairs.set(repair, { rows: (known?.rows ?? 0) + 1, firstLine: known?.firstLine ?? line });
  }
}

const MAX_FOOTER = 10;

const filled = (fields: Fields): number => fields.filter((field) => field !== null && field !== '').length;

/** Lines that may turn out to be a footer: notes in one cell below a wider table. */
const mayBeFooter = ({ fields }: CsvRecord, width: number): boolean =>
  width >= 3 && filled(fields) <= 1 && fields.length < width;

const isBlank = ({ fields }: CsvRecord): boolean => fields.length === 1 && fields[0] === null;

async function* recordsOf(path: string, layout: CsvLayout): AsyncGenerator<CsvRecord> {
  const reader = new RecordReader(layout.dialect, layout.width, {
    firstLine: layout.linesBefore + 1,
    aligner: new RowAligner(layout.preview, layout.width),
  });
  let line = 0;
  for await (const next of linesOf(path, await confirmEncoding(path, layout.encoding))) {
    line += 1;
    if (line > layout.linesBefore) yield* reader.push(next);
  }
  yield* reader.finish();
}

/** The data rows of a delimited file, mended, without blank lines and without the notes below the table. */
export async function* tableRows(path: string, layout: CsvLayout, report: ReadingReport): AsyncGenerator<CsvRecord> {
  let held: CsvRecord[] = [];
  for await (const record of recordsOf(path, layout)) {
    if (isBlank(record)) {
      report.blankLines += 1;
      if (layout.width === 1 || held.length > 0) held.push(record);
    } else if (mayBeFooter(record, layout.width) && held.length < MAX_FOOTER) {
      held.push(record);
    } else {
      for (const row of held) if (layout.width === 1 || !isBlank(row)) yield* given(row, report);
      held = [];
      yield* given(record, report);
    }
  }
  report.footerLines = layout.width === 1 ? 0 : held.filter((row) => !isBlank(row)).length;
}

function* given(record: CsvRecord, report: ReadingReport): Generator<CsvRecord> {
  report.note(record);
  yield record;
}

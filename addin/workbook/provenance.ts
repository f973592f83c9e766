import type { Receipt } from '#shared/answers/receipt.js';
import { counted } from '#shared/wording/numbers.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const two = (value: number): string => String(value).padStart(2, '0');

const zone = (minutesEast: number): string => {
  if (minutesEast === 0) return 'UTC';
  const minutes = Math.abs(minutesEast);
  const rest = minutes % 60 === 0 ? '' : `:${two(minutes % 60)}`;
  return `UTC${minutesEast > 0 ? '+' : '\u2212'}${Math.floor(minutes / 60)}${rest}`;
};

/** "5 Oct 2026 09:51 (UTC+2)". `minutesEast` is the offset of the user's zone. */
export const localTime = (iso: string, minutesEast: number): string => {
  const local = new Date(Date.parse(iso) + minutesEast * 60_000);
  const day = `${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
  return `${day} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())} (${zone(minutesEast)})`;
};

/** The four characters a run is recognised by, "8F3C": the last ones, because an id begins with its time. */
export const shortRun = (runId: string): string =>
  runId
    .replace(/[^0-9a-z]/gi, '')
    .slice(-4)
    .toUpperCase();

/** Cells can be read again, and tables that were loaded; a file would have to be sent anew. */
const canBeRefreshed = ({ source, analysis }: Receipt): boolean =>
  source.kind === 'range' || (source.kind === 'table' && analysis === 'data');

/** Row 2 of every result: where it comes from, how much was read, which run, when. */
export const provenanceLine = (receipt: Receipt, minutesEast: number): string =>
  [
    `From ${receipt.source.label}`,
    counted(receipt.rowsUsed, 'row'),
    `run ${shortRun(receipt.runId)}`,
    localTime(receipt.startedAt, minutesEast),
    ...(canBeRefreshed(receipt) ? ['Refresh in the pane'] : []),
  ].join(' · ');

const seconds = (milliseconds: number): string =>
  milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;

const modelUse = ({ model }: Receipt): string =>
  model ? `AI ${model.model}: ${model.purpose.toLowerCase()}` : 'AI not used';

/** The note on the first header cell. */
export const noteText = (receipt: Receipt): string =>
  [
    `DataVision, run ${shortRun(receipt.runId)}`,
    receipt.method,
    `Source ${receipt.source.label}, ${counted(receipt.rowsUsed, 'row')} of ${counted(receipt.rowsRead, 'row')} used`,
    `${receipt.engine}, ${seconds(receipt.milliseconds)}, ${modelUse(receipt)}`,
    ...receipt.assumptions,
    ...(receipt.query === null ? [] : [receipt.query]),
  ].join('\n');

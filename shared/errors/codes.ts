/** The cell error a custom function shows. Only #VALUE! and #N/A carry a message in Excel. */
export type CellError = '#VALUE!' | '#N/A' | '#NUM!' | '#DIV/0!' | '#NULL!';

interface ErrorKind {
  readonly status: number;
  readonly cell: CellError;
  readonly title: string;
}

const kind = (status: number, cell: CellError, title: string): ErrorKind => ({ status, cell, title });

/** Every error the product can report. The status is HTTP's, the cell error is what a formula shows. */
export const errorKinds = {
  'invalid-input': kind(400, '#VALUE!', 'The request is not valid'),
  unauthorized: kind(401, '#N/A', 'Sign in first'),
  forbidden: kind(403, '#N/A', 'Not allowed'),
  'not-found': kind(404, '#N/A', 'Not found'),
  'dataset-unknown': kind(404, '#N/A', 'The data is not on the server'),
  conflict: kind(409, '#VALUE!', 'The state changed meanwhile'),
  cancelled: kind(409, '#N/A', 'Cancelled'),
  'ai-off': kind(409, '#N/A', 'AI is off'),
  'too-large': kind(413, '#VALUE!', 'Too large'),
  'unsupported-file': kind(415, '#VALUE!', 'This kind of file is not supported'),
  'unreadable-file': kind(422, '#VALUE!', 'The file cannot be read'),
  'column-unknown': kind(422, '#N/A', 'No such column'),
  'not-in-data': kind(422, '#N/A', 'The data do not hold this'),
  'cannot-tell': kind(422, '#N/A', 'The question cannot be answered'),
  ambiguous: kind(422, '#N/A', 'The question has several readings'),
  'no-rows': kind(422, '#N/A', 'No rows match'),
  'too-little-data': kind(422, '#NUM!', 'Too little data'),
  'out-of-range': kind(422, '#NUM!', 'A value is out of range'),
  'division-by-zero': kind(422, '#DIV/0!', 'There is nothing to divide by'),
  'query-refused': kind(422, '#VALUE!', 'The query is not allowed'),
  'query-failed': kind(422, '#VALUE!', 'The query failed'),
  'out-of-memory': kind(422, '#N/A', 'The calculation needs too much memory'),
  'rate-limited': kind(429, '#N/A', 'Too many requests'),
  'ai-budget': kind(429, '#N/A', 'The AI budget is used up'),
  internal: kind(500, '#N/A', 'Something went wrong on the server'),
  'source-unreachable': kind(502, '#N/A', 'The data source cannot be reached'),
  'ai-failed': kind(502, '#N/A', 'The AI service did not answer'),
  busy: kind(503, '#N/A', 'The server is busy'),
  timeout: kind(504, '#N/A', 'The calculation took too long'),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

export const isErrorCode = (value: unknown): value is ErrorCode => typeof value === 'string' && value in errorKinds;

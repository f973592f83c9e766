export { ingestRange } from './ingest-range.js';
export type { IngestedTable } from './ingested-table.js';
export { ingestFile, type FileOptions, type IngestedFile } from '../files/ingest-file.js';
export { convertCsv, type ConvertedFile } from '../files/csv/convert-folder.js';

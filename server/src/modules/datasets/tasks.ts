export { changesTask } from './changes-task.js';
export { ingestFileTask, ingestRangeTask, type IngestFileInput, type IngestRangeInput } from './ingest-task.js';
export { rowsTask } from './rows-task.js';

export { ingestRange } from './ingest/index.js';

export { askAnalysis } from './analysis.js';
export { askFile, askLine, type AskLine, type AskLineResult } from './batch.js';
export { openSqliteSource, openTableSource, openTextSource, type AskSource } from './sources/source.js';

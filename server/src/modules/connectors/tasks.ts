export { downloadFileTask, type DownloadFileInput } from './loading/download-file-task.js';
export { loadTableTask, type LoadTableInput } from './loading/load-table-task.js';
export { storeRowsTask, type StoreRowsInput } from './loading/store-rows-task.js';

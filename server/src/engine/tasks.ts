import { exampleValuesTask } from '../modules/asking/tasks.js';
import { downloadFileTask, loadTableTask, storeRowsTask } from '../modules/connectors/tasks.js';
import { changesTask, ingestFileTask, ingestRangeTask, rowsTask } from '../modules/datasets/tasks.js';
import { functionsTask } from '../modules/functions/tasks.js';
import { analysisTask } from './analysis-task.js';
import type { Task } from './worker/task.js';

/** Everything a worker process can do. Inputs are typed where a task is sent and where it is defined. */
export const tasks = [
  analysisTask,
  ingestRangeTask,
  ingestFileTask,
  rowsTask,
  changesTask,
  functionsTask,
  loadTableTask,
  downloadFileTask,
  exampleValuesTask,
  storeRowsTask,
] as unknown as readonly Task[];

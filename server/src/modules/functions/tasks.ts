export { functionsTask, type FunctionsInput } from './functions-task.js';

export { exampleValuesTask } from './example-values-task.js';

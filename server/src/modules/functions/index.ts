export { FunctionsModule } from './functions.module.js';

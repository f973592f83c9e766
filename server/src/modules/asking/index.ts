export { AskingModule } from './asking.module.js';

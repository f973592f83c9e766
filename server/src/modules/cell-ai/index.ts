export { CellAiModule } from './cell-ai.module.js';
export { CellAiService } from './cell-ai.service.js';
export { type Option, type Selection } from './selection.js';

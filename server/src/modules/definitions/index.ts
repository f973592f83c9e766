export { DefinitionsModule } from './definitions.module.js';
export { DefinitionsService } from './definitions.service.js';

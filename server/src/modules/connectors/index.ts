export { ConnectorsModule } from './connectors.module.js';
export { ConnectionsService } from './connections.service.js';
export { LoadsService } from './loads.service.js';
export { SourcesService } from './sources.service.js';

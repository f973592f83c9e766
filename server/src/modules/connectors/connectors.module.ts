import { Module } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { DatasetsModule } from '../datasets/index.js';
import { ConnectionRepository } from './connection.repository.js';
import { ConnectionsService } from './connections.service.js';
import { ConnectorsController } from './connectors.controller.js';
import { LoadsService } from './loads.service.js';
import { PrivateTables } from './private-tables.service.js';
import { Keyring } from './secrets/keyring.js';
import { SourceEvents } from './source-events.js';
import { SourcesService } from './sources.service.js';

@Module({
  imports: [DatasetsModule],
  controllers: [ConnectorsController],
  providers: [
    ConnectionRepository,
    ConnectionsService,
    SourcesService,
    LoadsService,
    PrivateTables,
    SourceEvents,
    { provide: Keyring, inject: [SETTINGS], useFactory: ({ masterKeys }: Settings) => new Keyring(masterKeys) },
  ],
  exports: [ConnectionsService, SourcesService, LoadsService, PrivateTables, SourceEvents],
})
export class ConnectorsModule {}

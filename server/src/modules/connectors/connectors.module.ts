import { Module } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { DatasetsModule } from '../datasets/index.js';
import { ConnectionRepository } from './connection.repository.js';
import { ConnectionsService } from './connections.service.js';
import { ConnectorsController } from './connectors.controller.js';
import { LoadsService } from './loads.service.js';
import { Keyring } from './secrets/keyring.js';
import { SourcesService } from './sources.service.js';

@Module({
  imports: [DatasetsModule],
  controllers: [ConnectorsController],
  providers: [
    ConnectionRepository,
    ConnectionsService,
    SourcesService,
    LoadsService,
    { provide: Keyring, inject: [SETTINGS], useFactory: ({ masterKey }: Settings) => new Keyring([masterKey]) },
  ],
  exports: [ConnectionsService, SourcesService, LoadsService],
})
export class ConnectorsModule {}

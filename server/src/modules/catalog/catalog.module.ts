import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../connectors/index.js';
import { CatalogController } from './catalog.controller.js';
import { CatalogRecorder } from './catalog.recorder.js';
import { CatalogRepository } from './catalog.repository.js';
import { CatalogService } from './catalog.service.js';

@Module({
  imports: [ConnectorsModule],
  controllers: [CatalogController],
  providers: [CatalogRepository, CatalogService, CatalogRecorder],
})
export class CatalogModule {}

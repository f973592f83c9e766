import { Module } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { DatasetRepository } from './dataset.repository.js';
import { DatasetStore } from './dataset-store.js';
import { DatasetsController } from './datasets.controller.js';
import { DatasetsService } from './datasets.service.js';
import { FilesService } from './files.service.js';
import { UploadFolder } from './upload-folder.js';
import { UploadsService } from './uploads.service.js';

@Module({
  controllers: [DatasetsController],
  providers: [
    DatasetRepository,
    DatasetsService,
    UploadsService,
    FilesService,
    {
      provide: DatasetStore,
      inject: [SETTINGS],
      useFactory: ({ dataFolder }: Settings) => new DatasetStore(dataFolder),
    },
    {
      provide: UploadFolder,
      inject: [SETTINGS],
      useFactory: ({ dataFolder }: Settings) => new UploadFolder(dataFolder),
    },
  ],
  exports: [DatasetsService, DatasetStore, DatasetRepository],
})
export class DatasetsModule {}

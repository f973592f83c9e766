import { Module } from '@nestjs/common';
import { CellAiModule } from '../cell-ai/index.js';
import { ConnectorsModule } from '../connectors/index.js';
import { DatasetsModule } from '../datasets/index.js';
import { StatusModule } from '../status/index.js';
import { FunctionsController } from './functions.controller.js';
import { SqlFunction } from './sql-function.js';
import { FunctionsService } from './functions.service.js';

@Module({
  imports: [CellAiModule, ConnectorsModule, DatasetsModule, StatusModule],
  controllers: [FunctionsController],
  providers: [FunctionsService, SqlFunction],
})
export class FunctionsModule {}

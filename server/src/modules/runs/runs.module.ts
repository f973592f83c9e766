import { Module } from '@nestjs/common';
import { DatasetsModule } from '../datasets/index.js';
import { RunRepository } from './run.repository.js';
import { RunsController } from './runs.controller.js';
import { RunsService } from './runs.service.js';
import { SourceRunsService } from './source-runs.service.js';

@Module({
  imports: [DatasetsModule],
  controllers: [RunsController],
  providers: [RunRepository, RunsService, SourceRunsService],
  exports: [RunsService, SourceRunsService],
})
export class RunsModule {}

import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../connectors/index.js';
import { DefinitionsModule } from '../definitions/index.js';
import { RunsModule } from '../runs/index.js';
import { SourceAnswersController } from './source-answers.controller.js';
import { SourceAnalysesService } from './source-analyses.service.js';
import { SourceAnswersService } from './source-answers.service.js';

@Module({
  imports: [ConnectorsModule, DefinitionsModule, RunsModule],
  controllers: [SourceAnswersController],
  providers: [SourceAnswersService, SourceAnalysesService],
})
export class SourceAnswersModule {}

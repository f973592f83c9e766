import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../connectors/index.js';
import { RunsModule } from '../runs/index.js';
import { SourceAnswersController } from './source-answers.controller.js';
import { SourceAnswersService } from './source-answers.service.js';

@Module({
  imports: [ConnectorsModule, RunsModule],
  controllers: [SourceAnswersController],
  providers: [SourceAnswersService],
})
export class SourceAnswersModule {}

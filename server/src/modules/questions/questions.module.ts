import { Module } from '@nestjs/common';
import { DatasetsModule } from '../datasets/index.js';
import { RunsModule } from '../runs/index.js';
import { QuestionChecksService } from './question-checks.service.js';
import { QuestionRepository } from './question.repository.js';
import { QuestionsController } from './questions.controller.js';
import { QuestionsService } from './questions.service.js';

@Module({
  imports: [DatasetsModule, RunsModule],
  controllers: [QuestionsController],
  providers: [QuestionRepository, QuestionsService, QuestionChecksService],
  exports: [QuestionRepository],
})
export class QuestionsModule {}

import { Module } from '@nestjs/common';
import { CopilotModule } from '../copilot/index.js';
import { DatasetsModule } from '../datasets/index.js';
import { DefinitionsModule } from '../definitions/index.js';
import { QuestionsModule } from '../questions/index.js';
import { RunsModule } from '../runs/index.js';
import { AskConductor } from './ask-conductor.js';
import { AskingController } from './asking.controller.js';
import { ModelBriefing } from './model-briefing.js';

@Module({
  imports: [CopilotModule, DatasetsModule, DefinitionsModule, QuestionsModule, RunsModule],
  controllers: [AskingController],
  providers: [AskConductor, ModelBriefing],
})
export class AskingModule {}

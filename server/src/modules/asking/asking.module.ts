import { Module } from '@nestjs/common';
import { CopilotModule } from '../copilot/index.js';
import { QuestionsModule } from '../questions/index.js';
import { RunsModule } from '../runs/index.js';
import { AskConductor } from './ask-conductor.js';

@Module({ imports: [CopilotModule, QuestionsModule, RunsModule], providers: [AskConductor] })
export class AskingModule {}

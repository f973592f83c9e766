import { Module } from '@nestjs/common';
import { CopilotModule } from '../copilot/index.js';
import { OpinionsModule } from '../opinions/index.js';
import { RunsModule } from '../runs/index.js';
import { InsightsConductor } from './insights-conductor.js';

@Module({ imports: [CopilotModule, OpinionsModule, RunsModule], providers: [InsightsConductor] })
export class WordingModule {}

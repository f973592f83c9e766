import { Module } from '@nestjs/common';
import { CopilotModule } from '../copilot/index.js';
import { DatasetsModule } from '../datasets/index.js';
import { RunsModule } from '../runs/index.js';
import { CutRunner } from './cut-runner.js';
import { InvestigationRepository } from './investigation.repository.js';
import { InvestigationsController } from './investigations.controller.js';
import { InvestigationsService } from './investigations.service.js';

@Module({
  imports: [RunsModule, DatasetsModule, CopilotModule],
  controllers: [InvestigationsController],
  providers: [InvestigationRepository, CutRunner, InvestigationsService],
})
export class InvestigationsModule {}

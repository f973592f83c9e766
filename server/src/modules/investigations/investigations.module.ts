import { Module } from '@nestjs/common';
import { CopilotModule } from '../copilot/index.js';
import { RunsModule } from '../runs/index.js';
import { InvestigationRepository } from './investigation.repository.js';
import { InvestigationsController } from './investigations.controller.js';
import { InvestigationsService } from './investigations.service.js';

@Module({
  imports: [RunsModule, CopilotModule],
  controllers: [InvestigationsController],
  providers: [InvestigationRepository, InvestigationsService],
})
export class InvestigationsModule {}

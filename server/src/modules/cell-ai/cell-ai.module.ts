import { Module } from '@nestjs/common';
import { CopilotModule } from '../copilot/index.js';
import { CellAiController } from './cell-ai.controller.js';
import { CellAiRepository } from './cell-ai.repository.js';
import { CellAiService } from './cell-ai.service.js';

@Module({
  imports: [CopilotModule],
  controllers: [CellAiController],
  providers: [CellAiRepository, CellAiService],
  exports: [CellAiService],
})
export class CellAiModule {}

import { Module } from '@nestjs/common';
import { RunsModule } from '../runs/index.js';
import { OpinionRepository } from './opinion.repository.js';
import { OpinionsController } from './opinions.controller.js';
import { OpinionsService } from './opinions.service.js';

@Module({
  imports: [RunsModule],
  controllers: [OpinionsController],
  providers: [OpinionRepository, OpinionsService],
  exports: [OpinionsService],
})
export class OpinionsModule {}

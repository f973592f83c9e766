import { Module } from '@nestjs/common';
import { ProductStatusController, StatusController } from './status.controller.js';
import { StatusService } from './status.service.js';

@Module({
  controllers: [StatusController, ProductStatusController],
  providers: [StatusService],
  exports: [StatusService],
})
export class StatusModule {}

import { Module } from '@nestjs/common';
import { DatasetsModule } from '../datasets/index.js';
import { DefinitionRepository } from './definition.repository.js';
import { DefinitionsController } from './definitions.controller.js';
import { DefinitionsService } from './definitions.service.js';

@Module({
  imports: [DatasetsModule],
  controllers: [DefinitionsController],
  providers: [DefinitionRepository, DefinitionsService],
  exports: [DefinitionsService],
})
export class DefinitionsModule {}

import { Module } from '@nestjs/common';
import { DatasetsModule } from '../datasets/index.js';
import { StatusModule } from '../status/index.js';
import { FunctionsController } from './functions.controller.js';
import { FunctionsService } from './functions.service.js';

@Module({ imports: [DatasetsModule, StatusModule], controllers: [FunctionsController], providers: [FunctionsService] })
export class FunctionsModule {}

import { Module } from '@nestjs/common';
import { AddinController } from './addin.controller.js';

@Module({ controllers: [AddinController] })
export class AddinModule {}

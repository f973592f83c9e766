import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, SETTINGS, type Clock } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { openDatabase } from './data-source.js';
import { seedLocalWorkspace } from './local-workspace.js';

const database = {
  provide: DataSource,
  inject: [SETTINGS, CLOCK],
  useFactory: async (settings: Settings, clock: Clock): Promise<DataSource> => {
    const source = await openDatabase(settings);
    await seedLocalWorkspace(source, clock());
    return source;
  },
};

@Global()
@Module({ providers: [database], exports: [database] })
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

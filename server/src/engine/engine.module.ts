import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { poolOptions } from './pool/options.js';
import { WorkerPool } from './pool/worker-pool.js';

const pool = {
  provide: WorkerPool,
  inject: [SETTINGS],
  useFactory: (settings: Settings): WorkerPool => {
    const tempFolder = path.join(settings.dataFolder, 'temp');
    rmSync(tempFolder, { recursive: true, force: true });
    mkdirSync(tempFolder, { recursive: true });
    const logger = new Logger('Engine');
    return new WorkerPool({
      ...poolOptions(settings.engine, tempFolder),
      onDefect: (text) => logger.error({ defect: text }, 'defect'),
    });
  },
};

@Global()
@Module({ providers: [pool], exports: [pool] })
export class EngineModule implements OnApplicationShutdown {
  constructor(@Inject(WorkerPool) private readonly workers: WorkerPool) {}

  onApplicationShutdown(): void {
    this.workers.close();
  }
}

import { availableParallelism } from 'node:os';
import type { PoolOptions } from './worker-pool.js';

export interface EngineSettings {
  readonly workers: number;
  readonly memoryBytes: number;
  readonly tempBytes: number;
  readonly queue: number;
}

/** DuckDB gets two thirds of a worker's memory, so that it spills before the process is stopped. */
export const poolOptions = (
  { workers, memoryBytes, tempBytes, queue }: EngineSettings,
  tempFolder: string,
): PoolOptions => ({
  workers,
  queue,
  memoryBytes,
  settings: {
    limits: { memoryBytes: Math.floor((memoryBytes * 2) / 3), threads: availableParallelism(), tempFolder, tempBytes },
  },
});

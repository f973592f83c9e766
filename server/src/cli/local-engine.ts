import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AnalysisDefinition, ParamsOf } from '#shared/analyses/definition.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import type { AnalysisTaskInput } from '../engine/analysis-task.js';
import type { AnalysisOutcome } from '../engine/analysis.js';
import { poolOptions } from '../engine/pool/options.js';
import { WorkerPool } from '../engine/pool/worker-pool.js';
import type { FileOptions, IngestedTable } from '../modules/datasets/ingest/index.js';
import type { IngestFileInput } from '../modules/datasets/tasks.js';

const DEADLINE = 3_600_000;
const GIGABYTE = 1_073_741_824;

export interface LoadedFile {
  readonly dataset: Dataset;
  readonly file: string;
}

/** The engine for one command: a worker process of its own and a folder that is removed at the end. */
export class LocalEngine {
  readonly #pool: WorkerPool;

  private constructor(
    private readonly folder: string,
    readonly onDefect: (text: string) => void,
  ) {
    const settings = { workers: 1, memoryBytes: 1.5 * GIGABYTE, tempBytes: 20 * GIGABYTE, queue: 10_000 };
    this.#pool = new WorkerPool({ ...poolOptions(settings, path.join(folder, 'spill')), onDefect });
  }

  static async use<T>(work: (engine: LocalEngine) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(path.join(tmpdir(), 'datavision-'));
    const engine = new LocalEngine(folder, (text) => void process.stderr.write(`${text}\n`));
    try {
      return await work(engine);
    } finally {
      engine.#pool.close();
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Reads a CSV, TSV, XLSX, JSON, NDJSON or Parquet file. @throws AppError `not-found`, `unsupported-file`, `unreadable-file` */
  async load(source: string, options: FileOptions = {}): Promise<LoadedFile> {
    const info = await stat(source).catch(() => null);
    if (!info?.isFile()) throw new AppError('not-found', `There is no file ${source}.`);
    const id = createHash('sha256').update(path.resolve(source)).digest('hex');
    const out = path.join(this.folder, `${id}.parquet`);
    const input: IngestFileInput = { path: path.resolve(source), fileName: path.basename(source), options, out };
    const table = await this.#pool.run<IngestedTable>('ingest-file', input, { deadlineMilliseconds: DEADLINE });
    const { rows, columns, warnings, bytes } = table;
    const name = path.parse(source).name;
    const origin = { kind: 'file' as const, label: path.basename(source) };
    return {
      dataset: { id, name, source: origin, rows, columns, warnings, bytes, createdAt: info.mtime.toISOString() },
      file: out,
    };
  }

  run<D extends AnalysisDefinition>(
    definition: D,
    { dataset, file }: LoadedFile,
    params: Partial<ParamsOf<D>>,
  ): Promise<AnalysisOutcome<unknown>> {
    const input: AnalysisTaskInput = {
      analysis: definition.id,
      dataset,
      file,
      params: definition.params.parse(params),
      now: new Date(),
    };
    return this.#pool.run('analysis', input, { deadlineMilliseconds: DEADLINE });
  }
}

import { readFile, rm } from 'node:fs/promises';
import { rangeChunkSchema, type RangeChunk, type RangeShape } from '#shared/contract/datasets.js';
import { defineTask } from '../../engine/worker/task.js';
import { ingestFile, ingestRange, type FileOptions, type IngestedTable } from './ingest/index.js';

export interface IngestRangeInput {
  readonly shape: RangeShape;
  readonly chunkFiles: readonly string[];
  readonly out: string;
  readonly now: Date;
}

export interface IngestFileInput {
  readonly path: string;
  readonly fileName: string;
  readonly options: FileOptions;
  readonly out: string;
}

async function* chunksOf(files: readonly string[], onChunk: (done: number) => void): AsyncGenerator<RangeChunk> {
  for (const [index, file] of files.entries()) {
    yield rangeChunkSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    onChunk(index + 1);
  }
}

const orNothing = async <T>(out: string, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    await rm(out, { force: true });
    throw error;
  }
};

export const ingestRangeTask = defineTask<IngestRangeInput, IngestedTable>({
  name: 'ingest-range',
  async run({ shape, chunkFiles, out, now }, context) {
    const session = await context.session();
    const chunks = chunksOf(chunkFiles, (done) => context.progress('Reading', done, chunkFiles.length));
    return orNothing(out, ingestRange(session, shape, chunks, { parquetPath: out }, now));
  },
});

export const ingestFileTask = defineTask<IngestFileInput, IngestedTable>({
  name: 'ingest-file',
  async run({ path, fileName, options, out }, context) {
    return orNothing(out, ingestFile(await context.session(), path, fileName, options, { parquetPath: out }));
  },
});

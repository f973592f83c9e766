import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answer } from '#shared/answers/answer.js';
import type { SourceProfile, SourceTableDescription, TableReference } from '#shared/contract/connections.js';
import type { SourceAnalysis } from '#shared/contract/source-answers.js';
import { AppError } from '#shared/errors/app-error.js';
import { readSettings, type Settings } from '../config/settings.js';
import { openDatabase } from '../database/data-source.js';
import { localIdentity } from '../database/local-workspace.js';
import { poolOptions } from '../engine/pool/options.js';
import { WorkerPool } from '../engine/pool/worker-pool.js';
import { ConnectionRepository } from '../modules/connectors/connection.repository.js';
import {
  ConnectionsService,
  findDriver,
  PrivateTables,
  SourceEvents,
  SourcesService,
} from '../modules/connectors/index.js';
import { Keyring } from '../modules/connectors/secrets/keyring.js';
import { DatasetStore } from '../modules/datasets/index.js';
import { DefinitionRepository } from '../modules/definitions/definition.repository.js';
import type { AskedQuestion } from '../modules/nlq/read.js';
import { SourceRunsService } from '../modules/runs/index.js';
import { RunRepository } from '../modules/runs/run.repository.js';
import { SourceAnalysesService } from '../modules/source-answers/source-analyses.service.js';
import { SourceAnswersService } from '../modules/source-answers/source-answers.service.js';

type Database = Awaited<ReturnType<typeof openDatabase>>;
type Saved = Awaited<ReturnType<ConnectionsService['list']>>[number];

const MOST_ROWS = 1_000;
const STATEMENT_SECONDS = 120;
const { workspaceId } = localIdentity;

const chosen = (connections: readonly Saved[], wanted: string): Saved => {
  const named = connections.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (named.length === 1) return named[0]!;
  if (named.length > 1)
    throw new AppError(
      'ambiguous',
      `${named.length} connections are called ${wanted}. Name one by its id: ${named.map(({ id }) => id).join(', ')}.`,
    );
  const known = connections.map(({ name }) => name).join(', ');
  const have = known ? `There are: ${known}.` : 'None is saved yet; add one in the pane.';
  throw new AppError('not-found', `There is no connection called ${wanted}. ${have} A file is read without --table.`);
};

/**
 * Tables of a saved connection for one command: computed by the source, kept as runs. It works on the server's own database, beside a
 * server that may be running, with worker processes of its own.
 */
export class SourceEngine {
  private constructor(
    private readonly connection: Saved,
    private readonly sources: SourcesService,
    private readonly analyses: SourceAnalysesService,
    private readonly answers: SourceAnswersService,
  ) {}

  /** @throws AppError `not-found` for a connection nobody saved, `ambiguous` for one of two names */
  static async use<T>(connection: string, work: (engine: SourceEngine) => Promise<T>): Promise<T> {
    const settings = readSettings(process.env);
    const database = await openDatabase(settings);
    const folder = await mkdtemp(path.join(tmpdir(), 'datavision-source-'));
    const pool = new WorkerPool({
      ...poolOptions({ ...settings.engine, workers: 1 }, path.join(folder, 'spill')),
      onDefect: (text) => void process.stderr.write(`${text}\n`),
    });
    try {
      return await work(await SourceEngine.#open(connection, { settings, database, folder, pool }));
    } finally {
      pool.close();
      await database.destroy();
      await rm(folder, { recursive: true, force: true });
    }
  }

  static async #open(
    wanted: string,
    { settings, database, folder, pool }: { settings: Settings; database: Database; folder: string; pool: WorkerPool },
  ): Promise<SourceEngine> {
    const now = () => new Date();
    const keyring = new Keyring(settings.masterKeys);
    const connections = new ConnectionsService(new ConnectionRepository(database), keyring, now);
    const sources = new SourcesService(connections, new SourceEvents(), settings);
    const runs = new SourceRunsService(new RunRepository(database), now);
    const privateTables = new PrivateTables(new DatasetStore(folder), pool, settings, now);
    const definitions = new DefinitionRepository(database);
    return new SourceEngine(
      chosen(await connections.list(workspaceId), wanted),
      sources,
      new SourceAnalysesService(sources, privateTables, runs),
      new SourceAnswersService(sources, { all: (workspace) => definitions.list(workspace) }, runs),
    );
  }

  /** "archive.orders" names schema and table where the source has schemas. */
  #table(text: string): TableReference {
    const at = findDriver(this.connection.kind).capabilities.schemas ? text.indexOf('.') : -1;
    return at < 0 ? { schema: null, name: text } : { schema: text.slice(0, at), name: text.slice(at + 1) };
  }

  analyze(analysis: SourceAnalysis, table: string, params: Record<string, unknown>): Promise<Answer> {
    const asked = { analysis, table: this.#table(table), params, seconds: STATEMENT_SECONDS };
    return this.analyses.analyze(localIdentity, this.connection.id, asked);
  }

  ask(tables: readonly string[], question: AskedQuestion): Promise<Answer> {
    const asked = { ...question, maxRows: MOST_ROWS, seconds: STATEMENT_SECONDS };
    return this.answers.ask(localIdentity, this.connection.id, {
      ...asked,
      tables: tables.map((table) => this.#table(table)),
    });
  }

  describe(table: string): Promise<SourceTableDescription> {
    return this.sources.describe(workspaceId, this.connection.id, this.#table(table));
  }

  profile(table: string, mode: 'fast' | 'sharp'): Promise<SourceProfile> {
    return this.sources.profile(workspaceId, this.connection.id, this.#table(table), mode);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Answer } from '#shared/answers/answer.js';
import type { TableReference } from '#shared/contract/connections.js';
import type { Identity } from '../../common/identity.js';
import { DefinitionsService } from '../definitions/index.js';
import { SourcesService, type Connection, type ConnectorDriver } from '../connectors/index.js';
import type { AskedQuestion } from '../nlq/index.js';
import { SourceRunsService } from '../runs/index.js';
import { answerInSource } from './answer-in-source.js';
import { readAskedSource, type AskedSource, type AskedTables } from './asked-source.js';

const KNOWN_MILLISECONDS = 600_000;
const KNOWN_SOURCES = 50;

export interface SourceQuestion extends AskedQuestion {
  readonly tables: readonly TableReference[];
  readonly maxRows: number;
  readonly seconds: number;
}

export const labelOf = (connection: string, tables: readonly TableReference[]): string =>
  `${connection}: ${tables.map(({ schema, name }) => (schema === null ? name : `${schema}.${name}`)).join(', ')}`;

/** Answers questions over tables of a source. What it learned of tables it keeps for ten minutes. */
@Injectable()
export class SourceAnswersService {
  readonly #known = new Map<string, { readonly since: number; readonly source: AskedSource }>();

  constructor(
    @Inject(SourcesService) private readonly sources: SourcesService,
    @Inject(DefinitionsService) private readonly definitions: Pick<DefinitionsService, 'all'>,
    @Inject(SourceRunsService) private readonly runs: SourceRunsService,
  ) {}

  ask(identity: Identity, connectionId: string, asked: SourceQuestion): Promise<Answer> {
    const { question, choices, tables, maxRows, seconds } = asked;
    return this.sources.use(identity.workspaceId, connectionId, async (connection, { driver, name, updatedAt }) => {
      const source = { kind: 'table' as const, label: labelOf(name, tables).slice(0, 1_024) };
      return this.runs.keep(identity, { analysis: 'ask', source, params: { question, choices, maxRows } }, async () => {
        const definitions = await this.definitions.all(identity.workspaceId);
        const key = JSON.stringify([identity.workspaceId, connectionId, updatedAt, tables, definitions]);
        const known = await this.#read(key, connection, driver, { tables, definitions });
        const limits = { maxRows, timeoutMilliseconds: seconds * 1_000 };
        const outcome = await answerInSource(connection, known, asked, limits);
        return { outcome, rowsRead: outcome.rowsRead, engine: known.engine };
      });
    });
  }

  async #read(key: string, connection: Connection, driver: ConnectorDriver, asked: AskedTables): Promise<AskedSource> {
    const known = this.#known.get(key);
    if (known && performance.now() - known.since < KNOWN_MILLISECONDS) return known.source;
    const source = await readAskedSource(connection, driver, asked);
    this.#known.delete(key);
    this.#known.set(key, { since: performance.now(), source });
    for (const oldest of [...this.#known.keys()].slice(0, Math.max(0, this.#known.size - KNOWN_SOURCES)))
      this.#known.delete(oldest);
    return source;
  }
}

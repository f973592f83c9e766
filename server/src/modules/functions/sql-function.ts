import { Inject, Injectable } from '@nestjs/common';
import type { Cell, Rows } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, listed } from '#shared/wording/numbers.js';
import { ConnectionsService, findDriver, SourcesService } from '../connectors/index.js';
import { isRange, type Argument } from './arguments.js';
import { fillParameters } from './fill-parameters.js';

const MAX_ROWS = 10_000;
const SECONDS = 40;

/** DV.SQL: one SELECT on a saved connection. Its answer is never kept on the server, for the source may change. */
@Injectable()
export class SqlFunction {
  constructor(
    @Inject(ConnectionsService) private readonly connections: ConnectionsService,
    @Inject(SourcesService) private readonly sources: SourcesService,
  ) {}

  async rows(workspaceId: string, [query, name, ...given]: readonly Argument[]): Promise<Rows> {
    const { id, kind } = await this.#connection(workspaceId, typeof name === 'string' ? name : null);
    const { dialect } = findDriver(kind);
    if (!dialect) throw new AppError('invalid-input', `DV.SQL needs a source that speaks SQL; ${kind} does not.`);
    const text = fillParameters(String(query), given.slice(0, lastGiven(given)).map(valueOf), dialect);
    const found = await this.sources.query(workspaceId, id, { text, maxRows: MAX_ROWS, seconds: SECONDS });
    if (found.more) {
      throw new AppError(
        'too-large',
        `The query returns more than ${count(MAX_ROWS)} rows, more than a formula shows. Add a limit.`,
      );
    }
    if (found.rows.length === 0) throw new AppError('no-rows', 'The query returned no rows.');
    return [found.columns.map((column) => column.name), ...found.rows.map((row) => row.map((cell) => cell ?? ''))];
  }

  async #connection(workspaceId: string, name: string | null): Promise<{ id: string; kind: string }> {
    const all = await this.connections.list(workspaceId);
    const wanted = name?.trim().toLowerCase();
    const found = wanted === undefined ? all : all.filter((each) => each.name.toLowerCase() === wanted);
    const [only, ...others] = found;
    if (only && others.length === 0) return only;
    const names = all.map((each) => `"${each.name}"`);
    if (all.length === 0) throw new AppError('not-found', 'No connection is saved. Make one in the Connect step.');
    if (only) throw new AppError('ambiguous', `Which connection: ${listed(names)}? Name it in the second argument.`);
    throw new AppError('not-found', `There is no connection "${name}". There are ${listed(names)}.`);
  }
}

/** Arguments left out at the end are no parameters; one left out between others is a blank. */
const lastGiven = (args: readonly Argument[]): number => args.findLastIndex((argument) => argument !== null) + 1;

const valueOf = (argument: Argument): Cell => {
  if (!isRange(argument)) return argument;
  if (argument.kind === 'values' && argument.values.length === 1 && argument.values[0]?.length === 1)
    return argument.values[0][0] ?? null;
  throw new AppError('invalid-input', 'DV.SQL: a parameter must be a single cell.');
};

import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { changeDefinition } from '#shared/analyses/change.js';
import type { compareDefinition } from '#shared/analyses/compare.js';
import type { driversDefinition, DriversResult } from '#shared/analyses/drivers.js';
import type { rootCauseDefinition } from '#shared/analyses/rootcause.js';
import type { Answer } from '#shared/answers/answer.js';
import type { TableReference } from '#shared/contract/connections.js';
import type { SourceAnalysis } from '#shared/contract/source-answers.js';
import { count } from '#shared/wording/numbers.js';
import { hungUp } from '../../common/hang-up.js';
import type { Identity } from '../../common/identity.js';
import type { AnalysisOutcome } from '../../engine/analysis.js';
import { PrivateTables, SourcesService, type UsableConnection } from '../connectors/index.js';
import { explainChange } from '../rootcause/index.js';
import { definitionOf, parseParams, SourceRunsService } from '../runs/index.js';
import { changeTable, MOST_PARTS } from './analyses/change-in-source.js';
import { compareInSource } from './analyses/compare-in-source.js';
import { driversSample } from './analyses/drivers-in-source.js';
import { marginalAverages } from './analyses/marginal-averages.js';
import { readLeaves } from './analyses/rootcause-in-source.js';
import { SourceTable } from './analyses/source-table.js';
import { labelOf } from './source-answers.service.js';

export interface AskedAnalysis {
  readonly analysis: SourceAnalysis;
  readonly table: TableReference;
  readonly params: Record<string, unknown>;
  readonly seconds: number;
}

interface Asked<Params> {
  readonly table: SourceTable;
  readonly saved: UsableConnection;
  readonly params: Params;
}

interface Computed {
  readonly outcome: AnalysisOutcome<unknown>;
  readonly rowsRead: number;
}

const noting = (outcome: AnalysisOutcome<unknown>, note: string): AnalysisOutcome<unknown> => ({
  ...outcome,
  assumptions: [note, ...(outcome.assumptions ?? [])],
});

/** Analyzes tables where they lie: sums and moments come from the source, and only drivers read rows, a sample of them. */
@Injectable()
export class SourceAnalysesService {
  readonly #ways: Record<SourceAnalysis, (asked: Asked<never>) => Promise<Computed>> = {
    change: (asked) => this.#change(asked),
    compare: (asked) => this.#compare(asked),
    drivers: (asked) => this.#drivers(asked),
    rootcause: (asked) => this.#rootCause(asked),
  };

  constructor(
    @Inject(SourcesService) private readonly sources: SourcesService,
    @Inject(PrivateTables) private readonly privateTables: PrivateTables,
    @Inject(SourceRunsService) private readonly runs: SourceRunsService,
  ) {}

  analyze(identity: Identity, connectionId: string, asked: AskedAnalysis): Promise<Answer> {
    const { analysis, table: reference, seconds } = asked;
    const params = parseParams(definitionOf(analysis), asked.params);
    return this.sources.use(identity.workspaceId, connectionId, async (connection, saved) => {
      const source = { kind: 'table' as const, label: labelOf(saved.name, [reference]).slice(0, 1_024) };
      return this.runs.keep(identity, { analysis, source, params }, async () => {
        const report = await connection.test();
        const limits = { timeoutMilliseconds: seconds * 1_000 };
        const table = await SourceTable.open({ connection, driver: saved.driver, reference, ...limits });
        const computed = await this.#ways[analysis]({ table, saved, params: params as never });
        return { ...computed, engine: report.ok ? report.server : saved.driver.label };
      });
    });
  }

  async #change({ table, params }: Asked<z.output<typeof changeDefinition.params>>): Promise<Computed> {
    const rows = await table.countRows();
    const outcome = await explainChange(changeTable(table, rows, params.dimensions !== null), params);
    const note = `Summed by the source over all its rows; of a dimension at most ${count(MOST_PARTS)} values were read.`;
    return { outcome: noting({ ...outcome, query: this.#shown(table) }, note), rowsRead: rows };
  }

  async #compare({ table, params }: Asked<z.output<typeof compareDefinition.params>>): Promise<Computed> {
    const outcome = await compareInSource(table, params);
    const note = 'Counts, means and deviations were computed by the source over all its rows.';
    return { outcome: noting({ ...outcome, query: this.#shown(table) }, note), rowsRead: await table.countRows() };
  }

  async #drivers({ table, saved, params }: Asked<z.output<typeof driversDefinition.params>>): Promise<Computed> {
    const rows = await table.countRows();
    const selection = driversSample(table, params, rows);
    const asked = { analysis: 'drivers', params, signal: hungUp() };
    const { outcome, dataset } = await this.privateTables.analyze({ saved, selection }, asked);
    const averages = await marginalAverages(table, outcome.result as DriversResult);
    const { presentation } = outcome;
    const tables = [...presentation.tables, ...(averages ? [averages] : [])];
    const note =
      dataset.rows < rows
        ? `Drivers were searched in ${count(dataset.rows)} of ${count(rows)} rows, drawn at random; the averages are of all rows.`
        : `Drivers were searched in all ${count(rows)} rows.`;
    const shown = { ...outcome, presentation: { ...presentation, tables }, query: this.#shown(table) };
    return { outcome: noting(shown, note), rowsRead: dataset.rows };
  }

  async #rootCause({ table, params }: Asked<z.output<typeof rootCauseDefinition.params>>): Promise<Computed> {
    const rows = await table.countRows();
    const batch = await readLeaves(table, params);
    const asked = { analysis: 'rootcause', params, signal: hungUp() };
    const { outcome, dataset } = await this.privateTables.analyze({ batch }, asked);
    const note = `Summed by the source over ${count(rows)} rows into ${count(dataset.rows)} combinations of values.`;
    return { outcome: noting({ ...outcome, query: this.#shown(table) }, note), rowsRead: rows };
  }

  #shown({ statements }: SourceTable): string {
    return [...new Set(statements)].join(';\n');
  }
}

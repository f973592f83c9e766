export { RunsModule } from './runs.module.js';
export { SourceRunsService } from './source-runs.service.js';
export { RunsService } from './runs.service.js';
export type { ConductedRun, RunConductor, RunData } from './run-conductor.js';
export { definitionOf, parseParams } from './run-params.js';

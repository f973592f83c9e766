export { askAnalysis } from './analysis.js';
export { columnsIn } from './dialogue/columns-in.js';
export { followUpOf } from './dialogue/follow-up.js';
export { parseMeasure } from './definitions/parse-measure.js';
export { emptyQuery, querySchema } from './plan.js';
export { askFile, askLine, type AskLine, type AskLineResult } from './batch.js';
export { openSqliteSource, openTableSource, openTextSource, type AskSource } from './sources/source.js';
export { KeylessPlanner, type Reading } from './planner/planner.js';
export type { Alternative, Choice, ColumnRef } from './planner/alternatives.js';
export { dialects, type DialectName } from './compiler/dialects/index.js';
export { present } from './present.js';
export type { AskedQuestion } from './read.js';
export { columnKinds, readsOf } from './sources/session.js';
export { SourcePlanner, type SourcePlan } from './source-plan.js';
export { mongoWriter, sqlWriter, type SourceWriter } from './source-writer.js';
export {
  valueLimit,
  type ColumnInfo,
  type DefinedMeasure,
  type ForeignKey,
  type SchemaSnapshot,
  type TableInfo,
} from './schema/snapshot.js';
export { compileMongo, type MongoAggregation } from './compiler/mongodb/pipeline.js';

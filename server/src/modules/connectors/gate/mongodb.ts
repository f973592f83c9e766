import { checkLength, refuse, unreadable } from './refusal.js';
import { words } from './words.js';

/** Stages that only read, and only the database of the connection. */
const stages = words(
  `$addfields $bucket $bucketauto $count $densify $facet $fill $geonear $graphlookup $group $limit $lookup $match $project $redact $replaceroot
  $replacewith $sample $set $setwindowfields $skip $sort $sortbycount $unionwith $unset $unwind`,
);

/** Operators that run code, at any depth. */
const forbiddenOperators = words(
  '$where $function $accumulator $out $merge $eval $script $currentop $listsessions $indexstats $plancachestats',
);

export interface MongoQuery {
  readonly collection: string;
  readonly pipeline: readonly Record<string, unknown>[];
}

type Document = Record<string, unknown>;

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const checkOperators = (value: unknown, depth: number): void => {
  if (depth > 60) throw refuse('it is nested too deeply.');
  if (Array.isArray(value)) return value.forEach((item) => checkOperators(item, depth + 1));
  if (!isDocument(value)) return;
  for (const [name, child] of Object.entries(value)) {
    if (forbiddenOperators.has(name.toLowerCase())) throw refuse(`${name} cannot be used here.`);
    checkOperators(child, depth + 1);
  }
};

/** Stages inside stages: the pipelines of $facet, $lookup and $unionWith, which also may not leave the database. */
const checkStage = (stage: unknown): void => {
  if (!isDocument(stage) || Object.keys(stage).length !== 1)
    throw unreadable('every stage is an object with one name, as in {"$match": {}}.');
  const [name, body] = Object.entries(stage)[0]!;
  if (!stages.has(name.toLowerCase())) throw refuse(`the stage ${name} cannot be used here.`);
  if (name === '$facet' && isDocument(body)) Object.values(body).forEach(checkPipeline);
  if (!isDocument(body)) return;
  if (isDocument(body.from) || isDocument(body.coll) || 'db' in body)
    throw refuse(`${name} may not name another database.`);
  if ('pipeline' in body) checkPipeline(body.pipeline);
};

const checkPipeline = (pipeline: unknown): void => {
  if (!Array.isArray(pipeline)) throw unreadable('a pipeline is a list of stages.');
  pipeline.forEach(checkStage);
};

const names = /^(?!system\.)[^$\0]{1,200}$/;

/**
 * Admits one aggregation, written as JSON: `{"collection": "orders", "pipeline": [{"$match": {…}}]}`.
 *
 * @throws AppError `query-refused` for a stage or operator that writes, runs code or leaves the database; `query-failed` when it is
 *   no such JSON; `too-large` above 64 KB
 */
export const admitMongo = (text: string, parse: (text: string) => unknown): MongoQuery => {
  checkLength(text);
  let query: unknown;
  try {
    query = parse(text);
  } catch (error) {
    throw unreadable('it is no JSON. Write {"collection": "name", "pipeline": [ … ]}.', error);
  }
  if (!isDocument(query) || typeof query.collection !== 'string')
    throw unreadable('write {"collection": "name", "pipeline": [ … ]}.');
  const unknown = Object.keys(query).find((key) => key !== 'collection' && key !== 'pipeline');
  if (unknown) throw refuse(`${unknown} is not taken; write only collection and pipeline.`);
  if (!names.test(query.collection))
    throw refuse(`the collection ${query.collection.slice(0, 80)} cannot be read here.`);
  checkPipeline(query.pipeline);
  checkOperators(query.pipeline, 0);
  return { collection: query.collection, pipeline: query.pipeline as Document[] };
};

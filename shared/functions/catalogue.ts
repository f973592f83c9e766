import { askDefinition } from '../analyses/ask.js';
import { compareDefinition, comparisonKinds } from '../analyses/compare.js';
import { correlateDefinition, correlationMethods } from '../analyses/correlate.js';
import { driversDefinition } from '../analyses/drivers.js';
import { forecastDefinition, forecastModels } from '../analyses/forecast.js';
import { outlierMethods, outliersDefinition } from '../analyses/outliers.js';
import { profileDefinition } from '../analyses/profile.js';
import { queryDefinition } from '../analyses/query.js';
import { segmentDefinition } from '../analyses/segment.js';

/** Calls of one lane share requests, so that a slow language model never holds up cheap calculations. */
export type FunctionLane = 'compute' | 'ai' | 'status';

/**
 * One argument. `range` arrives as values or as a dataset, and a single cell may stand for it; an omitted argument
 * arrives as null.
 */
export interface FunctionParameter {
  readonly name: string;
  readonly kind: 'range' | 'text' | 'number' | 'headers';
  readonly optional: boolean;
  /** Words that are accepted, whatever their case. */
  readonly values?: readonly string[];
}

/** A DV.* worksheet function. Ids never change; later versions only append optional arguments. */
export interface FunctionDefinition {
  readonly name: string;
  readonly analysis: string | null;
  readonly lane: FunctionLane;
  /** Part of the key of cached results: raised whenever the same arguments may give another result. */
  readonly version: number;
  readonly parameters: readonly FunctionParameter[];
  /** Functions of numbers give #VALUE! for a range with an error cell; functions of tables describe it. */
  readonly errorCells: 'refused' | 'kept';
  /** A language model can do it better, for money and only where a workspace allows it. */
  readonly metered?: true;
}

const required = (name: string, kind: FunctionParameter['kind']): FunctionParameter => ({
  name,
  kind,
  optional: false,
});
const optional = (name: string, kind: FunctionParameter['kind'], values?: readonly string[]): FunctionParameter => ({
  name,
  kind,
  optional: true,
  ...(values && { values }),
});

const headers = optional('headers', 'headers');

const askOutputs = ['answer', 'table'] as const;
const segmentOutputs = ['number', 'name', 'profile'] as const;
const correlationOutputs = ['matrix', 'pairs'] as const;
/** Single values by themselves, changes of a series, or rows over several columns. */
const outlierFunctionMethods = [...outlierMethods, 'level-shift', 'variance-change', 'row'] as const;
export type OutlierFunctionMethod = (typeof outlierFunctionMethods)[number];
const outlierOutputs = ['flag', 'score', 'list'] as const;
const categorizeOutputs = ['category', 'score'] as const;
const dataCompletions = ['interpolate', 'zeros'] as const;
const aggregations = ['average', 'sum', 'count', 'min', 'max', 'median'] as const;
export const statusItems = ['summary', 'user', 'version', 'ai', 'latency'] as const;

export const functionCatalogue = [
  {
    name: 'ASK',
    analysis: askDefinition.id,
    lane: 'ai',
    version: askDefinition.version,
    errorCells: 'kept',
    parameters: [
      required('question', 'text'),
      optional('data', 'range'),
      optional('output', 'text', askOutputs),
      headers,
    ],
  },
  {
    name: 'FORECAST',
    analysis: forecastDefinition.id,
    lane: 'compute',
    version: forecastDefinition.version,
    errorCells: 'refused',
    parameters: [
      required('values', 'range'),
      optional('timeline', 'range'),
      optional('horizon', 'range'),
      optional('confidence_level', 'number'),
      optional('seasonality', 'number'),
      optional('data_completion', 'text', dataCompletions),
      optional('aggregation', 'text', aggregations),
      optional('model', 'text', forecastModels),
      optional('explanatory', 'range'),
    ],
  },
  {
    name: 'PROFILE',
    analysis: profileDefinition.id,
    lane: 'compute',
    version: profileDefinition.version,
    errorCells: 'kept',
    parameters: [required('data', 'range'), headers],
  },
  {
    name: 'OUTLIERS',
    analysis: outliersDefinition.id,
    lane: 'compute',
    version: outliersDefinition.version,
    errorCells: 'refused',
    parameters: [
      required('values', 'range'),
      optional('method', 'text', outlierFunctionMethods),
      optional('threshold', 'number'),
      optional('output', 'text', outlierOutputs),
    ],
  },
  {
    name: 'QUERY',
    analysis: queryDefinition.id,
    lane: 'compute',
    version: queryDefinition.version,
    errorCells: 'kept',
    parameters: [required('data', 'range'), required('query', 'text'), headers],
  },
  {
    name: 'SEGMENT',
    analysis: segmentDefinition.id,
    lane: 'compute',
    version: segmentDefinition.version,
    errorCells: 'refused',
    parameters: [
      required('data', 'range'),
      optional('segments', 'number'),
      optional('output', 'text', segmentOutputs),
      headers,
    ],
  },
  {
    name: 'EXPLAIN',
    analysis: driversDefinition.id,
    lane: 'compute',
    version: driversDefinition.version,
    errorCells: 'refused',
    parameters: [required('target', 'range'), required('drivers', 'range'), optional('top', 'number'), headers],
  },
  {
    name: 'COMPARE',
    analysis: compareDefinition.id,
    lane: 'compute',
    version: compareDefinition.version,
    errorCells: 'refused',
    parameters: [
      required('first', 'range'),
      required('second', 'range'),
      optional('kind', 'text', comparisonKinds),
      optional('confidence_level', 'number'),
      headers,
    ],
  },
  {
    name: 'CORRMATRIX',
    analysis: correlateDefinition.id,
    lane: 'compute',
    version: correlateDefinition.version,
    errorCells: 'refused',
    parameters: [
      required('data', 'range'),
      optional('method', 'text', correlationMethods),
      optional('output', 'text', correlationOutputs),
      headers,
    ],
  },
  {
    name: 'SQL',
    analysis: null,
    lane: 'compute',
    version: 1,
    errorCells: 'refused',
    parameters: [
      required('query', 'text'),
      optional('connection', 'text'),
      optional('parameter1', 'range'),
      optional('parameter2', 'range'),
      optional('parameter3', 'range'),
      optional('parameter4', 'range'),
    ],
  },
  {
    name: 'SUMMARIZE',
    analysis: profileDefinition.id,
    lane: 'compute',
    version: 2,
    errorCells: 'kept',
    metered: true,
    parameters: [required('data', 'range'), optional('sentences', 'number'), headers],
  },
  {
    name: 'CATEGORIZE',
    analysis: null,
    lane: 'compute',
    version: 1,
    errorCells: 'kept',
    metered: true,
    parameters: [
      required('texts', 'range'),
      required('categories', 'range'),
      optional('output', 'text', categorizeOutputs),
    ],
  },
  {
    name: 'STATUS',
    analysis: null,
    lane: 'status',
    version: 1,
    errorCells: 'kept',
    parameters: [optional('item', 'text', statusItems)],
  },
] as const satisfies readonly FunctionDefinition[];

export type FunctionName = (typeof functionCatalogue)[number]['name'];

export const functionDefinition = (name: string): FunctionDefinition | undefined =>
  functionCatalogue.find((definition) => definition.name === name);

/**
 * What a `headers` argument says: TRUE or FALSE, GROUPBY's 0 to 3 (1 and 3: row 1 holds headers; 0 and 2: it does not),
 * or null to detect.
 * @returns undefined when the argument is none of these.
 */
export const headersArgument = (value: unknown): boolean | null | undefined => {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' && [0, 1, 2, 3].includes(value) ? value === 1 || value === 3 : undefined;
};

/**
 * The `headers` a range argument is uploaded with. It is part of the dataset id, so both ends must agree: the call's own
 * headers argument where the function has one, otherwise detection.
 */
export const headersOfCall = (definition: FunctionDefinition, values: readonly unknown[]): boolean | null => {
  const index = definition.parameters.findIndex((parameter) => parameter.kind === 'headers');
  return index < 0 ? null : (headersArgument(values[index]) ?? null);
};

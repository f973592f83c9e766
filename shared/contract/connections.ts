import { z } from 'zod';
import { rowsSchema } from '../data/cell.js';
import { columnTypeSchema } from '../data/column.js';
import { datasetSchema } from '../data/dataset.js';
import { problemSchema } from '../errors/problem.js';
import { defineRoute } from './route.js';

/** One field of a connection form. Secrets are written, never read back. */
export const settingsFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  input: z.enum(['text', 'number', 'flag', 'choice', 'secret', 'multiline']),
  required: z.boolean(),
  default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  choices: z.array(z.string()),
  placeholder: z.string().nullable(),
  help: z.string().nullable(),
  advanced: z.boolean(),
  group: z
    .enum(['place', 'account', 'security'])
    .describe('Where the source is, who asks, how the way there is kept safe'),
  secret: z.boolean(),
  target: z.boolean().describe('Changing it clears the stored secrets'),
});
export type SettingsField = z.infer<typeof settingsFieldSchema>;

export const connectorSchema = z.object({
  kind: z.string(),
  label: z.string(),
  language: z.enum(['sql', 'pipeline']).nullable().describe('What queries are written in; null when there are none'),
  reads: z.enum(['rows', 'files']).describe('Files are loaded whole: no columns to pick, no filters'),
  schemas: z.boolean(),
  provenOn: z.string().describe('What the contract suite runs against in the repository'),
  available: z.boolean(),
  reason: z.string().nullable().describe('Why it is not available here'),
  fields: z.array(settingsFieldSchema),
});
export type Connector = z.infer<typeof connectorSchema>;

const openSettingsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const connectionSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  settings: openSettingsSchema.describe('Without secrets'),
  secrets: z.array(z.object({ field: z.string(), updatedAt: z.iso.datetime() })).describe('Which secrets are stored'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Connection = z.infer<typeof connectionSchema>;

export const connectionReportSchema = z.object({
  ok: z.boolean(),
  failedAt: z.enum(['name', 'port', 'tls', 'login', 'database', 'rights']).nullable(),
  sentence: z.string().describe('What was reached, or what failed and what to do'),
  server: z.string().nullable(),
  canWrite: z.boolean().nullable().describe('null when the source does not tell'),
  warning: z.string().nullable(),
  remedy: z.string().nullable().describe('Statements that make an account that can only read'),
});
export type ConnectionReport = z.infer<typeof connectionReportSchema>;

export const tableReferenceSchema = z.object({
  schema: z.string().max(256).nullable().describe('null where the source has no schemas'),
  name: z.string().min(1).max(1_024),
});
export type TableReference = z.infer<typeof tableReferenceSchema>;

export const sourceTableSchema = tableReferenceSchema.extend({
  kind: z.enum(['table', 'view', 'collection', 'file']),
  rowEstimate: z.number().nullable(),
  comment: z.string().nullable(),
});
export type SourceTable = z.infer<typeof sourceTableSchema>;

export const sourceColumnSchema = z.object({
  name: z.string(),
  nativeType: z.string().describe("In the source's own words"),
  type: columnTypeSchema,
  nullable: z.boolean(),
  comment: z.string().nullable(),
});

export const sourceTableDescriptionSchema = sourceTableSchema.extend({
  columns: z.array(sourceColumnSchema),
  primaryKey: z.array(z.string()),
  foreignKeys: z.array(
    z.object({
      columns: z.array(z.string()),
      references: tableReferenceSchema.extend({ columns: z.array(z.string()) }),
    }),
  ),
});
export type SourceTableDescription = z.infer<typeof sourceTableDescriptionSchema>;

export const sourceRowsSchema = z.object({
  columns: z.array(z.object({ name: z.string(), nativeType: z.string(), type: columnTypeSchema })),
  rows: rowsSchema,
  more: z.boolean().describe('The source has more rows than these'),
});
export type SourceRows = z.infer<typeof sourceRowsSchema>;

const certainty = z.enum(['exact', 'estimate', 'sample']);

export const sourceProfileSchema = z.object({
  mode: z.enum(['fast', 'sharp']),
  rows: z.number(),
  basics: z.enum(['exact', 'sample']),
  sampleRows: z.number(),
  columns: z.array(
    z.object({
      name: z.string(),
      nativeType: z.string(),
      type: columnTypeSchema,
      nulls: z.number(),
      min: z.union([z.string(), z.number(), z.boolean()]).nullable(),
      max: z.union([z.string(), z.number(), z.boolean()]).nullable(),
      mean: z.number().nullable(),
      standardDeviation: z.number().nullable(),
      distinct: z.object({ count: z.number(), certainty }).nullable(),
      quantiles: z.object({ values: z.record(z.string(), z.number()), certainty }).nullable(),
      top: z
        .object({
          values: z.array(
            z.object({ value: z.union([z.string(), z.number(), z.boolean()]).nullable(), share: z.number() }),
          ),
          certainty,
        })
        .nullable(),
      histogram: z
        .object({ from: z.number(), to: z.number(), counts: z.array(z.number()), below: z.number(), above: z.number() })
        .nullable(),
    }),
  ),
  statements: z.array(z.string()),
});
export type SourceProfile = z.infer<typeof sourceProfileSchema>;

const value = z.union([z.string().max(10_000), z.number(), z.boolean()]);
const column = z.string().min(1).max(256);

export const filterSchema = z.discriminatedUnion('operator', [
  z.object({ column, operator: z.enum(['=', '!=', '<', '<=', '>', '>=']), value }),
  z.object({ column, operator: z.enum(['contains', 'starts-with']), value: z.string().min(1).max(10_000) }),
  z.object({ column, operator: z.literal('one-of'), values: z.array(value).min(1).max(1_000) }),
  z.object({ column, operator: z.enum(['is-null', 'is-not-null']) }),
]);
export type Filter = z.infer<typeof filterSchema>;

/** What to read of one table. Filters all hold at once; text comparisons follow the source's collation. */
export const selectionSchema = z.object({
  table: tableReferenceSchema,
  columns: z.array(column).min(1).max(2_000).nullable().default(null).describe('null reads all, in table order'),
  filters: z.array(filterSchema).max(50).default([]),
  maxRows: z.int().positive().nullable().default(null),
});
export type Selection = z.infer<typeof selectionSchema>;

export const loadSchema = z.object({
  id: z.uuid(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  stage: z.enum(['Reading', 'Storing']).nullable(),
  rows: z.int().nonnegative().describe('Read so far'),
  rowsPerSecond: z.number().nonnegative(),
  dataset: datasetSchema.nullable().describe('null until it is done'),
  problem: problemSchema.nullable(),
});
export type Load = z.infer<typeof loadSchema>;

const none = z.undefined();
const id = z.object({ id: z.uuid() });
const wait = z.coerce.number().min(0).max(30).default(0).describe('Seconds to wait for the end');
const settings = z.record(z.string().max(64), z.union([z.string().max(65_536), z.number(), z.boolean()]));
const schemaQuery = z.string().max(256).optional().describe('Left out where the source has no schemas');
const tableQuery = z.object({ schema: schemaQuery, name: z.string().min(1).max(1_024) });

export const connectionRoutes = {
  connectors: defineRoute({
    method: 'GET',
    path: '/connectors',
    summary: 'The kinds of sources and the form of each',
    params: none,
    query: none,
    body: none,
    response: z.object({ items: z.array(connectorSchema) }),
  }),
  list: defineRoute({
    method: 'GET',
    path: '/connections',
    summary: 'Saved connections, by name',
    params: none,
    query: none,
    body: none,
    response: z.object({ items: z.array(connectionSchema) }),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/connections',
    summary: 'Save a connection',
    params: none,
    query: none,
    body: z.object({ name: z.string().trim().min(1).max(200), kind: z.string().max(32), settings }),
    response: connectionSchema,
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/connections/{id}',
    summary: 'Change a connection; secrets that are left out stay, unless the server or the account changes',
    params: id,
    query: none,
    body: z.object({ name: z.string().trim().min(1).max(200).optional(), settings: settings.optional() }),
    response: connectionSchema,
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/connections/{id}',
    summary: 'Forget a connection and its secrets',
    params: id,
    query: none,
    body: none,
    response: none,
  }),
  testSettings: defineRoute({
    method: 'POST',
    path: '/connections/test',
    summary: 'Try settings before they are saved',
    params: none,
    query: none,
    body: z.object({
      kind: z.string().max(32),
      settings,
      id: z
        .uuid()
        .optional()
        .describe('Secrets that are left out are taken from this connection, as a change of it would'),
    }),
    response: connectionReportSchema,
  }),
  test: defineRoute({
    method: 'POST',
    path: '/connections/{id}/test',
    summary: 'Try a saved connection',
    params: id,
    query: none,
    body: none,
    response: connectionReportSchema,
  }),
  tables: defineRoute({
    method: 'GET',
    path: '/connections/{id}/tables',
    summary: 'Tables, views, collections or files',
    params: id,
    query: z.object({
      q: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(1_000).default(200),
    }),
    body: none,
    response: z.object({ items: z.array(sourceTableSchema), total: z.int().nonnegative() }),
  }),
  describe: defineRoute({
    method: 'GET',
    path: '/connections/{id}/table',
    summary: 'Columns and keys of a table',
    params: id,
    query: tableQuery,
    body: none,
    response: sourceTableDescriptionSchema,
  }),
  sample: defineRoute({
    method: 'GET',
    path: '/connections/{id}/rows',
    summary: 'The first rows of a table',
    params: id,
    query: tableQuery.extend({ limit: z.coerce.number().int().min(1).max(1_000).default(100) }),
    body: none,
    response: sourceRowsSchema,
  }),
  query: defineRoute({
    method: 'POST',
    path: '/connections/{id}/query',
    summary: 'One reading query, run by the source',
    params: id,
    query: none,
    body: z.object({
      text: z.string().min(1).max(65_536),
      maxRows: z.int().min(1).max(10_000).default(1_000),
      seconds: z.number().min(1).max(120).default(30),
    }),
    response: sourceRowsSchema,
  }),
  profile: defineRoute({
    method: 'GET',
    path: '/connections/{id}/profile',
    summary: 'What the source counts in a table: a first look, or sharp',
    params: id,
    query: tableQuery.extend({ mode: z.enum(['fast', 'sharp']).default('fast') }),
    body: none,
    response: sourceProfileSchema,
  }),
  startLoad: defineRoute({
    method: 'POST',
    path: '/connections/{id}/loads',
    summary: 'Bring a selection of a table to the server as a dataset',
    params: id,
    query: z.object({ wait }),
    body: selectionSchema,
    response: loadSchema,
  }),
  load: defineRoute({
    method: 'GET',
    path: '/loads/{id}',
    summary: 'How far a load is; it is stopped when the last who waits for it hangs up',
    params: id,
    query: z.object({ wait }),
    body: none,
    response: loadSchema,
  }),
  cancelLoad: defineRoute({
    method: 'DELETE',
    path: '/loads/{id}',
    summary: 'Stop a load; nothing is kept',
    params: id,
    query: none,
    body: none,
    response: loadSchema,
  }),
} as const;

import { z } from 'zod';
import { cellSchema } from '../data/cell.js';
import { columnTypeSchema } from '../data/column.js';
import { defineRoute } from './route.js';

/** What the last profile found in a column. */
export const columnFactsSchema = z.object({
  rows: z.number(),
  nulls: z.number(),
  distinct: z.number().nullable(),
  min: cellSchema,
  max: cellSchema,
  certainty: z.enum(['exact', 'sample']).describe('Whether blanks, lowest and highest are of all rows or of a sample'),
  profiledAt: z.iso.datetime(),
});
export type ColumnFacts = z.infer<typeof columnFactsSchema>;

const tagSchema = z.string().trim().min(1).max(60);

export const catalogEntrySchema = z.object({
  id: z.string(),
  kind: z.enum(['connection', 'table', 'column']),
  name: z.string(),
  connection: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
  schema: z.string().nullable(),
  table: z.string().nullable(),
  nativeType: z.string().nullable().describe("The type in the source's own words; the kind of a table"),
  type: columnTypeSchema.nullable(),
  comment: z.string().nullable().describe('What the source itself says'),
  description: z.string().describe('What people here say'),
  tags: z.array(tagSchema),
  owner: z.string(),
  rows: z.number().nullable().describe("The source's estimate, or what a profile counted"),
  facts: columnFactsSchema.nullable(),
  seenAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
});
export type CatalogEntry = z.infer<typeof catalogEntrySchema>;

/** A load of a table, with the analyses that ran on its data. */
export const catalogUseSchema = z.object({
  loadId: z.string(),
  rows: z.number(),
  loadedAt: z.iso.datetime(),
  runs: z.array(z.object({ id: z.string(), analysis: z.string(), headline: z.string().nullable(), at: z.string() })),
});
export type CatalogUse = z.infer<typeof catalogUseSchema>;

const none = z.undefined();
const id = z.object({ id: z.string().min(1).max(64) });

export const catalogRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/catalog',
    summary: 'Connections, tables and columns that are known, with what people say of them',
    params: none,
    query: z.object({
      q: z.string().max(200).optional().describe('Part of a name, description, comment, tag or owner'),
      kind: z.enum(['connection', 'table', 'column']).optional(),
      tag: tagSchema.optional(),
      connection: z.uuid().optional(),
      order: z.enum(['name', 'rows', 'edited', 'seen']).default('name'),
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    body: none,
    response: z.object({
      items: z.array(catalogEntrySchema),
      total: z.int().nonnegative(),
      tags: z.array(z.object({ tag: z.string(), entries: z.int().positive() })).describe('Every tag in use'),
    }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/catalog/{id}',
    summary: 'An entry with the columns of its table and where it is used',
    params: id,
    query: none,
    body: none,
    response: z.object({
      entry: catalogEntrySchema,
      columns: z.array(catalogEntrySchema),
      uses: z.array(catalogUseSchema).describe('Newest first, at most 20 loads'),
    }),
  }),
  edit: defineRoute({
    method: 'PATCH',
    path: '/catalog/{id}',
    summary: 'Say what an entry means, tag it, name its owner',
    params: id,
    query: none,
    body: z.object({
      description: z.string().trim().max(4_000).optional(),
      tags: z.array(tagSchema).max(30).optional(),
      owner: z.string().trim().max(200).optional(),
    }),
    response: catalogEntrySchema,
  }),
  scan: defineRoute({
    method: 'POST',
    path: '/catalog/connections/{id}/scan',
    summary: 'Read the tables and columns of a connection into the catalog',
    params: z.object({ id: z.uuid() }),
    query: none,
    body: none,
    response: z.object({
      described: z.int().nonnegative().describe('Tables whose columns were read'),
      total: z.int().nonnegative(),
    }),
  }),
} as const;

import type { Connection, Connector, SourceProfile, SourceTableDescription } from '#shared/contract/connections.js';
import type { Dataset } from '#shared/data/dataset.js';

type Field = Connector['fields'][number];

const field = (name: string, part: Partial<Field>): Field => ({
  name,
  label: name,
  input: 'text',
  required: false,
  default: null,
  choices: [],
  placeholder: null,
  help: null,
  advanced: false,
  group: 'place',
  secret: false,
  target: false,
  ...part,
});

export const postgresConnector: Connector = {
  kind: 'postgres',
  label: 'PostgreSQL',
  language: 'sql',
  reads: 'rows',
  schemas: true,
  provenOn: 'PostgreSQL 15',
  available: true,
  reason: null,
  fields: [
    field('host', { label: 'Host', required: true, placeholder: 'db.example.com', target: true }),
    field('port', { label: 'Port', input: 'number', default: 5_432, target: true }),
    field('database', { label: 'Database', required: true }),
    field('user', { label: 'User', required: true, group: 'account', target: true }),
    field('password', { label: 'Password', input: 'secret', secret: true, group: 'account', default: '' }),
    field('tls', {
      label: 'Encryption',
      input: 'choice',
      choices: ['verify', 'encrypt', 'off'],
      default: 'verify',
      group: 'security',
      target: true,
    }),
    field('certificateAuthority', {
      label: 'Certificate authority (PEM)',
      input: 'multiline',
      default: '',
      group: 'security',
      advanced: true,
      target: true,
    }),
  ],
};

export const storageConnector: Connector = {
  ...postgresConnector,
  kind: 's3',
  label: 'S3-compatible storage',
  language: null,
  reads: 'files',
  schemas: false,
  provenOn: 'a test server that checks signatures',
  fields: [field('bucket', { label: 'Bucket', required: true, target: true })],
};

export const sqliteConnector: Connector = {
  ...postgresConnector,
  kind: 'sqlite',
  label: 'SQLite',
  provenOn: 'SQLite 3',
  available: false,
  reason: 'An administrator must name the folder of SQLite files in DV_SQLITE_FOLDER.',
  fields: [field('file', { label: 'File', required: true, target: true })],
};

const when = '2026-10-03T08:00:00Z';

export const shopConnection: Connection = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Shop',
  kind: 'postgres',
  settings: { host: 'db.example.com', port: 5_432, database: 'shop', user: 'reader', tls: 'verify' },
  secrets: [{ field: 'password', updatedAt: when }],
  createdAt: when,
  updatedAt: when,
};

const column = (name: string, nativeType: string, type: SourceTableDescription['columns'][number]['type']) => ({
  name,
  nativeType,
  type,
  nullable: true,
  comment: null,
});

export const ordersDescription: SourceTableDescription = {
  schema: 'public',
  name: 'orders',
  kind: 'table',
  rowEstimate: 5_000_000,
  comment: 'Every order since 2019',
  columns: [
    column('id', 'bigint', 'integer'),
    column('customer', 'integer', 'integer'),
    column('amount', 'numeric(12,2)', 'number'),
    column('status', 'text', 'text'),
    column('ordered', 'date', 'date'),
  ],
  primaryKey: ['id'],
  foreignKeys: [{ columns: ['customer'], references: { schema: 'public', name: 'customers', columns: ['id'] } }],
};

const plainColumn = { min: null, max: null, mean: null, standardDeviation: null, distinct: null, quantiles: null };

export const ordersProfile: SourceProfile = {
  mode: 'fast',
  rows: 5_000_000,
  basics: 'exact',
  sampleRows: 20_000,
  columns: ordersDescription.columns.map(({ name, nativeType, type }) => ({
    ...plainColumn,
    name,
    nativeType,
    type,
    nulls: name === 'status' ? 250_000 : 0,
    top: null,
    histogram: name === 'amount' ? { from: 0, to: 100, counts: [1, 4, 9, 4, 1], below: 0, above: 0 } : null,
  })),
  statements: ['SELECT count(*) FROM public.orders'],
};

export const loadedDataset: Dataset = {
  id: 'b'.repeat(64),
  name: 'orders',
  source: { kind: 'table', label: 'Shop.public.orders' },
  rows: 3,
  columns: ordersDescription.columns.map(({ name, type }) => ({
    name,
    header: null,
    type,
    unit: { kind: 'plain' },
    issues: [],
  })),
  bytes: 900,
  createdAt: when,
  warnings: [],
};

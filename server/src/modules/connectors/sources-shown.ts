import type { z } from 'zod';
import type {
  connectionReportSchema,
  SourceProfile as ProfileShown,
  SourceTableDescription,
} from '#shared/contract/connections.js';
import type { ConnectionReport, TableDescription } from './connector.js';
import type { SourceProfile } from './profile/source-profile.js';
import { cellOf, columnTypeOf } from './values/cells.js';

export const reportShown = (report: ConnectionReport): z.input<typeof connectionReportSchema> =>
  report.ok
    ? { ...report, failedAt: null, sentence: `${report.server} answers.` }
    : { ...report, server: null, canWrite: null, warning: null, remedy: null };

export const descriptionShown = (table: TableDescription): SourceTableDescription => ({
  schema: table.schema,
  name: table.name,
  kind: table.kind,
  rowEstimate: table.rowEstimate,
  comment: table.comment,
  columns: table.columns.map(({ name, nativeType, type, nullable, comment }) => ({
    name,
    nativeType,
    type: columnTypeOf(type),
    nullable,
    comment,
  })),
  primaryKey: [...table.primaryKey],
  foreignKeys: table.foreignKeys.map(({ columns, references }) => ({
    columns: [...columns],
    references: { ...references, columns: [...references.columns] },
  })),
});

export const profileShown = (profile: SourceProfile): ProfileShown => ({
  ...profile,
  statements: [...profile.statements],
  columns: profile.columns.map(({ type, min, max, top, histogram, ...column }) => ({
    ...column,
    type: columnTypeOf(type),
    min: cellOf(min, type),
    max: cellOf(max, type),
    top: top && { ...top, values: top.values.map(({ value, share }) => ({ value: cellOf(value, type), share })) },
    histogram: histogram && { ...histogram, counts: [...histogram.counts] },
  })),
});

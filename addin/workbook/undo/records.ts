import { AppError } from '#shared/errors/app-error.js';
import { z } from 'zod';
import type { Insertion } from '../workbook.js';
import { readSetting, writeSetting } from '../settings.js';

const areaSchema = z.object({ row: z.int(), column: z.int(), rows: z.int(), columns: z.int() });

/** One insertion as the workbook remembers it: enough to take it back in a later session. */
const insertionRecordSchema = z.object({
  id: z.string(),
  runId: z.string(),
  title: z.string(),
  sheetId: z.string(),
  sheet: z.string(),
  address: z.string(),
  insertedAt: z.string(),
  undone: z.boolean(),
  undoEffect: z.string(),
  remark: z.string().nullable(),
  createdSheet: z.boolean(),
  areas: z.array(areaSchema),
  tables: z.array(z.string()),
  charts: z.array(z.string()),
  comments: z.array(z.string()).default([]),
  columnWidths: z.array(z.tuple([z.int(), z.number()])),
  checksum: z.string(),
  /** Set when it wrote an earlier insertion's table anew. */
  refresh: z
    .object({ of: z.string(), before: areaSchema, after: areaSchema, checksum: z.string() })
    .nullable()
    .default(null),
});
export type InsertionRecord = z.infer<typeof insertionRecordSchema>;

const KEY = 'dv.insertions';
const KEPT = 200;

/** Newest first. Entries another version wrote and this one cannot read are left out. */
export const readRecords = async (): Promise<InsertionRecord[]> => {
  const text = await readSetting(KEY);
  if (text === null) return [];
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry) => insertionRecordSchema.safeParse(entry).data ?? []);
};

export const saveRecord = async (record: InsertionRecord): Promise<void> => {
  const others = (await readRecords()).filter(({ id }) => id !== record.id);
  await writeSetting(KEY, JSON.stringify([record, ...others].slice(0, KEPT)));
};

export const insertionOf = (record: InsertionRecord): Insertion => ({
  id: record.id,
  runId: record.runId,
  title: record.title,
  sheet: record.sheet,
  address: record.address,
  insertedAt: record.insertedAt,
  undone: record.undone,
  undoEffect: record.undoEffect,
  remark: record.remark,
});

/** @throws AppError `not-found` when this workbook does not remember it */
export const findRecord = async (insertionId: string): Promise<InsertionRecord> => {
  const record = (await readRecords()).find(({ id }) => id === insertionId);
  if (record) return record;
  throw new AppError('not-found', 'This workbook does not remember that insertion, so nothing was changed.');
};

/** After a refresh was taken back, the first insertion vouches again for what it wrote. */
export const restoreChecksum = async ({ of, checksum }: NonNullable<InsertionRecord['refresh']>): Promise<void> => {
  const first = (await readRecords()).find(({ id }) => id === of);
  if (first) await saveRecord({ ...first, checksum });
};

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
  columnWidths: z.array(z.tuple([z.int(), z.number()])),
  checksum: z.string(),
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

import { EntitySchema } from 'typeorm';
import { json, text, whole } from './columns.js';

export interface CellAiSettingRow {
  workspaceId: string;
  /** Who last changed it: the one who agreed. */
  userId: string;
  enabled: 'yes' | 'no';
  /** Millionths of a US dollar. */
  dailyLimit: number;
  updatedAt: string;
}

/** What a language model chose, by all that it was asked with. */
export interface CellAiChoiceRow {
  workspaceId: string;
  key: string;
  chosen: number[];
  createdAt: string;
}

export interface CellAiSpendingRow {
  workspaceId: string;
  /** "2026-08-21", UTC. */
  day: string;
  /** Millionths of a US dollar. */
  spent: number;
}

export const cellAiSettingTable = new EntitySchema<CellAiSettingRow>({
  name: 'cell_ai_setting',
  columns: {
    workspaceId: { ...text, primary: true },
    userId: text,
    enabled: text,
    dailyLimit: whole,
    updatedAt: text,
  },
});

export const cellAiChoiceTable = new EntitySchema<CellAiChoiceRow>({
  name: 'cell_ai_choice',
  columns: {
    workspaceId: { ...text, primary: true },
    key: { ...text, primary: true },
    chosen: json,
    createdAt: text,
  },
});

export const cellAiSpendingTable = new EntitySchema<CellAiSpendingRow>({
  name: 'cell_ai_spending',
  columns: {
    workspaceId: { ...text, primary: true },
    day: { ...text, primary: true },
    spent: whole,
  },
});

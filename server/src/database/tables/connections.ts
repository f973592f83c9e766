import { EntitySchema } from 'typeorm';
import { text, json } from './columns.js';

export interface ConnectionRow {
  workspaceId: string;
  id: string;
  name: string;
  kind: string;
  settings: Record<string, string | number | boolean>;
  createdAt: string;
  updatedAt: string;
}

export interface ConnectionSecretRow {
  workspaceId: string;
  connectionId: string;
  field: string;
  sealed: string;
  updatedAt: string;
}

export const connectionTable = new EntitySchema<ConnectionRow>({
  name: 'connection',
  columns: {
    workspaceId: { ...text, primary: true },
    id: { ...text, primary: true },
    name: text,
    kind: text,
    settings: json,
    createdAt: text,
    updatedAt: text,
  },
});

/** Sealed secrets, apart from the connections so that no list reads them. */
export const connectionSecretTable = new EntitySchema<ConnectionSecretRow>({
  name: 'connection_secret',
  columns: {
    workspaceId: { ...text, primary: true },
    connectionId: { ...text, primary: true },
    field: { ...text, primary: true },
    sealed: { type: 'text' },
    updatedAt: text,
  },
});

import { EntitySchema } from 'typeorm';
import { text } from './columns.js';

export interface WorkspaceRow {
  id: string;
  name: string;
  createdAt: string;
}

export interface UserRow {
  id: string;
  workspaceId: string;
  name: string;
  createdAt: string;
}

export const workspaceTable = new EntitySchema<WorkspaceRow>({
  name: 'workspace',
  columns: { id: { ...text, primary: true }, name: text, createdAt: text },
});

export const userTable = new EntitySchema<UserRow>({
  name: 'app_user',
  columns: { id: { ...text, primary: true }, workspaceId: text, name: text, createdAt: text },
});

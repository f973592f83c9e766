import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Connection as SavedConnection } from '#shared/contract/connections.js';
import { AppError } from '#shared/errors/app-error.js';
import { CLOCK, type Clock } from '../../config/config.module.js';
import type { ConnectionRow, ConnectionSecretRow } from '../../database/tables/index.js';
import { ConnectionRepository, type SecretFact } from './connection.repository.js';
import type { ConnectorDriver } from './connector.js';
import { findDriver } from './drivers/find-driver.js';
import { seal, unseal } from './secrets/envelope.js';
import { Keyring } from './secrets/keyring.js';
import { splitSettings, targetChanged } from './secrets/settings-secrets.js';

type OpenSettings = ConnectionRow['settings'];
export type GivenSettings = Record<string, string | number | boolean>;

export interface UnsavedSettings {
  readonly kind: string;
  readonly settings: GivenSettings;
  /** The saved connection these settings would change. */
  readonly id?: string | undefined;
}

/** A driver and complete settings, secrets included; made just before it is used and not kept. */
export interface UsableConnection {
  readonly driver: ConnectorDriver;
  readonly name: string;
  /** When it was last changed; null while it is not saved. */
  readonly updatedAt: string | null;
  readonly settings: Record<string, unknown>;
}

/** Saves connections. Secrets go in and are used; they never come out. */
@Injectable()
export class ConnectionsService {
  constructor(
    @Inject(ConnectionRepository) private readonly repository: ConnectionRepository,
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(workspaceId: string): Promise<SavedConnection[]> {
    const [rows, facts] = await Promise.all([
      this.repository.list(workspaceId),
      this.repository.secretFacts(workspaceId),
    ]);
    return rows.map((row) => shown(row, facts));
  }

  async create(
    workspaceId: string,
    given: { name: string; kind: string; settings: GivenSettings },
  ): Promise<SavedConnection> {
    const driver = findDriver(given.kind);
    const { open, secrets } = splitSettings(driver.settings, parseSettings(driver, given.settings));
    const now = this.clock().toISOString();
    const row: ConnectionRow = {
      workspaceId,
      id: randomUUID(),
      name: given.name,
      kind: driver.kind,
      settings: open as OpenSettings,
      createdAt: now,
      updatedAt: now,
    };
    await this.repository.save(row, this.#sealed(row, secrets, now), { forget: false });
    return this.#shown(row);
  }

  async update(
    workspaceId: string,
    id: string,
    change: { name?: string; settings?: GivenSettings },
  ): Promise<SavedConnection> {
    const before = await this.#row(workspaceId, id);
    const driver = findDriver(before.kind);
    const merged = parseSettings(driver, { ...before.settings, ...change.settings });
    const { open, secrets } = splitSettings(driver.settings, merged);
    const now = this.clock().toISOString();
    const row: ConnectionRow = {
      ...before,
      name: change.name ?? before.name,
      settings: open as OpenSettings,
      updatedAt: now,
    };
    const forget = targetChanged(driver.settings, before.settings, open);
    await this.repository.save(row, this.#sealed(row, secrets, now), { forget });
    return this.#shown(row);
  }

  async remove(workspaceId: string, id: string): Promise<void> {
    if (!(await this.repository.remove(workspaceId, id))) throw unknown();
  }

  async usable(workspaceId: string, id: string): Promise<UsableConnection> {
    const row = await this.#row(workspaceId, id);
    const driver = findDriver(row.kind);
    const secrets = await this.#secrets(row);
    const { name, updatedAt } = row;
    return { driver, name, updatedAt, settings: parseSettings(driver, { ...row.settings, ...secrets }) };
  }

  /** Settings that are not saved. A change of a saved connection keeps its secrets by the rule of `update`. */
  async unsaved(workspaceId: string, { kind, settings, id }: UnsavedSettings): Promise<UsableConnection> {
    const driver = findDriver(kind);
    const kept = id ? await this.#secretsKept(workspaceId, id, driver, settings) : {};
    return { driver, name: driver.label, updatedAt: null, settings: parseSettings(driver, { ...kept, ...settings }) };
  }

  /** None when the server or the account differs: a stored password is never sent to another place. */
  async #secretsKept(
    workspaceId: string,
    id: string,
    driver: ConnectorDriver,
    settings: GivenSettings,
  ): Promise<Record<string, string>> {
    const row = await this.#row(workspaceId, id);
    const { open } = splitSettings(driver.settings, parseSettings(driver, settings));
    if (row.kind !== driver.kind || targetChanged(driver.settings, row.settings, open)) return {};
    return this.#secrets(row);
  }

  async #secrets({ workspaceId, id }: ConnectionRow): Promise<Record<string, string>> {
    const sealed = await this.repository.sealedSecrets(workspaceId, id);
    const secrets = sealed.map(({ field, sealed: text }): [string, string] => [
      field,
      unseal(text, { workspaceId, connectionId: id, field }, this.keyring).reveal(),
    ]);
    return Object.fromEntries(secrets);
  }

  #sealed(row: ConnectionRow, secrets: Record<string, string>, updatedAt: string): ConnectionSecretRow[] {
    const { workspaceId, id: connectionId } = row;
    return Object.entries(secrets).map(([field, text]) => ({
      workspaceId,
      connectionId,
      field,
      sealed: seal(text, { workspaceId, connectionId, field }, this.keyring),
      updatedAt,
    }));
  }

  async #row(workspaceId: string, id: string): Promise<ConnectionRow> {
    const row = await this.repository.find(workspaceId, id);
    if (!row) throw unknown();
    return row;
  }

  async #shown(row: ConnectionRow): Promise<SavedConnection> {
    return shown(row, await this.repository.secretFacts(row.workspaceId));
  }
}

const unknown = (): AppError => new AppError('not-found', 'There is no such connection.');

const shown = ({ workspaceId: _workspace, ...row }: ConnectionRow, facts: readonly SecretFact[]): SavedConnection => ({
  ...row,
  secrets: facts
    .filter(({ connectionId }) => connectionId === row.id)
    .map(({ field, updatedAt }) => ({ field, updatedAt })),
});

/** Zod's messages name fields and rules, never the values that were given. */
const parseSettings = (
  { label, settings }: ConnectorDriver,
  given: Record<string, unknown>,
): Record<string, unknown> => {
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue: z.core.$ZodIssue) => ({
    path: ['settings', ...issue.path].join('.'),
    message: issue.message,
  }));
  throw new AppError(
    'invalid-input',
    `The settings for ${label} are not complete: ${fields[0]?.path.slice(9) || 'settings'}: ${fields[0]?.message}.`,
    { fields },
  );
};

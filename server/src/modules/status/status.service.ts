import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Status } from '#shared/contract/status.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { localIdentity } from '../../database/local-workspace.js';
import { engineName, productVersion } from '../../engine/version.js';

@Injectable()
export class StatusService implements BeforeApplicationShutdown {
  stopping = false;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  async databaseAnswers(): Promise<boolean> {
    return this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  product(): Status {
    const { key, model } = this.settings.ai;
    return {
      version: productVersion,
      engine: engineName,
      user: localIdentity.userName,
      workspace: localIdentity.workspaceName,
      ai: key
        ? { available: true, model, reason: null }
        : { available: false, model: null, reason: 'AI is off. Set GEMINI_API_KEY on the server to switch it on.' },
    };
  }
}

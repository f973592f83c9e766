import { AppError } from '#shared/errors/app-error.js';
import type { ConnectorDriver } from '../connector.js';
import { drivers } from './index.js';

/** @throws AppError `not-found` with the kinds there are */
export const findDriver = (kind: string): ConnectorDriver => {
  const driver = drivers.find((candidate) => candidate.kind === kind);
  if (driver) return driver;
  throw new AppError('not-found', `There is no connector named "${kind}".`, {
    suggestions: drivers.map((known) => known.kind),
  });
};

import { AppError } from '#shared/errors/app-error.js';

/** @throws AppError too-little-data when there are fewer rows with numbers than needed */
export const requireRows = (have: number, need: number): void => {
  if (have >= need) return;
  throw new AppError(
    'too-little-data',
    `Anomalies need at least ${need} rows with numbers. This selection has ${have}.`,
  );
};

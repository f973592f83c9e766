import { randomBytes } from 'node:crypto';

/** A name nobody else uses, recognisable as ours when a crash leaves it behind. */
export const testName = (): string => `dv_test_${process.pid}_${randomBytes(3).toString('hex')}`;

import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** The SDK is large, so it is loaded when a store is first opened. */
export const s3Sdk = (): typeof import('@aws-sdk/client-s3') =>
  load('@aws-sdk/client-s3') as typeof import('@aws-sdk/client-s3');

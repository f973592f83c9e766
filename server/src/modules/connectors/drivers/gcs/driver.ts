import { z } from 'zod';
import { defineDriver } from '../../connector.js';
import { fields } from '../../settings-fields.js';
import { ObjectStorageConnection } from '../object-storage/connection.js';
import { bucketPattern, endpointField } from '../object-storage/endpoint.js';
import { openS3Store } from '../object-storage/s3-store.js';

const GOOGLE = 'https://storage.googleapis.com';

const settings = z.strictObject({
  bucket: fields
    .text('Bucket', { placeholder: 'reports', target: true })
    .regex(bucketPattern, 'A bucket name has lower-case letters, digits, points and hyphens'),
  prefix: fields.text('Folder', { placeholder: 'sales/2026/', advanced: true }).default(''),
  accessKeyId: fields
    .text('HMAC access ID', { placeholder: 'GOOG1E…', group: 'account', target: true })
    .min(1)
    .max(256)
    .describe('Cloud Storage, Settings, Interoperability: create a key for a service account that may only read'),
  secretAccessKey: fields.secret('HMAC secret'),
  endpoint: endpointField(GOOGLE),
});

/** Google Cloud Storage through its S3-compatible interface: two short keys instead of a credentials file that names addresses of its own. */
export const gcs = defineDriver({
  kind: 'gcs',
  label: 'Google Cloud Storage',
  settings,
  capabilities: {
    language: null,
    reads: 'files',
    schemas: false,
    foreignKeys: false,
    comments: false,
    readOnlyBy: 'nature',
    enforcesTypes: false,
    cancelsInSource: true,
    provenOn: 'a test server that checks signatures, not yet on Google Cloud itself',
  },
  dialect: null,
  open: ({ endpoint, ...given }, { guard }) => {
    const address = new URL(endpoint || GOOGLE);
    const options = { ...given, endpoint: address, region: 'auto', pathStyle: true };
    return new ObjectStorageConnection('Google Cloud Storage', () => openS3Store(options, guard));
  },
});

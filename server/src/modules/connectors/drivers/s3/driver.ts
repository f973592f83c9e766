import { z } from 'zod';
import { defineDriver } from '../../connector.js';
import { fields } from '../../settings-fields.js';
import { ObjectStorageConnection } from '../object-storage/connection.js';
import { bucketPattern, endpointField } from '../object-storage/endpoint.js';
import { openS3Store } from '../object-storage/s3-store.js';

const settings = z.strictObject({
  bucket: fields
    .text('Bucket', { placeholder: 'reports', target: true })
    .regex(bucketPattern, 'A bucket name has lower-case letters, digits, points and hyphens'),
  prefix: fields.text('Folder', { placeholder: 'sales/2026/', advanced: true }).default(''),
  region: fields
    .text('Region', { placeholder: 'eu-central-1', target: true })
    .regex(/^[a-z0-9-]{2,40}$/, 'A region looks like eu-central-1')
    .default('us-east-1'),
  accessKeyId: fields.text('Access key', { placeholder: 'AKIA…', group: 'account', target: true }).min(1).max(256),
  secretAccessKey: fields.secret('Secret key'),
  endpoint: endpointField('https://storage.example.com').describe('For stores other than Amazon: MinIO, Ceph, R2 …'),
  pathStyle: fields
    .flag('Bucket in the path', false, { advanced: true })
    .describe('Many stores other than Amazon need it'),
});

export const s3 = defineDriver({
  kind: 's3',
  label: 'S3-compatible storage',
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
    provenOn: 'OpenStack Swift and a test server, which both check signatures, not yet on Amazon itself',
  },
  dialect: null,
  open: ({ bucket, region, endpoint, ...given }, { guard }) => {
    const address = new URL(endpoint || `https://s3.${region}.amazonaws.com`);
    return new ObjectStorageConnection(`S3 at ${address.host}`, () =>
      openS3Store({ ...given, bucket, region, endpoint: address }, guard),
    );
  },
});

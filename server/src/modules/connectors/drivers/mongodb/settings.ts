import { z } from 'zod';
import { fields } from '../../settings-fields.js';

export const mongoSettings = z.strictObject({
  host: fields.host('mongo.example.com'),
  port: fields.port(27_017),
  database: fields.database(),
  user: fields
    .text('User', { placeholder: 'reader', group: 'account', target: true })
    .max(256)
    .default('')
    .describe('Empty when the server asks for none'),
  password: fields.password(),
  authSource: fields
    .text('Login database', { placeholder: 'admin', group: 'account', advanced: true, target: true })
    .default('admin'),
  tls: fields.tls(),
  certificateAuthority: fields.certificateAuthority(),
});
export type MongoSettings = z.output<typeof mongoSettings>;

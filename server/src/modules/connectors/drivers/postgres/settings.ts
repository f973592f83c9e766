import { z } from 'zod';
import { fields } from '../../settings-fields.js';

export const postgresSettings = z.strictObject({
  host: fields.host('db.example.com'),
  port: fields.port(5_432),
  database: fields.database(),
  user: fields.user(),
  password: fields.password(),
  tls: fields.tls(),
  certificateAuthority: fields.certificateAuthority(),
});
export type PostgresSettings = z.output<typeof postgresSettings>;

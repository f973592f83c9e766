import { z } from 'zod';
import { fields } from '../../settings-fields.js';

export const mssqlSettings = z.strictObject({
  host: fields.host('sql.example.com'),
  port: fields.port(1_433),
  database: fields.database(),
  user: fields.user(),
  password: fields.password(),
  tls: fields.tls(),
  certificateAuthority: fields.certificateAuthority(),
});
export type MssqlSettings = z.output<typeof mssqlSettings>;

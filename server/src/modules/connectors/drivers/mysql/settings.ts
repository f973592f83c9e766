import { z } from 'zod';
import { fields } from '../../settings-fields.js';

export const mysqlSettings = z.strictObject({
  host: fields.host('db.example.com'),
  port: fields.port(3_306),
  database: fields.database(),
  user: fields.user(),
  password: fields.password(),
  tls: fields.tls(),
  certificateAuthority: fields.certificateAuthority(),
});
export type MysqlSettings = z.output<typeof mysqlSettings>;

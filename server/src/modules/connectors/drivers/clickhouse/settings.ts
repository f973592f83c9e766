import { z } from 'zod';
import { fields } from '../../settings-fields.js';

export const clickHouseSettings = z.strictObject({
  host: fields.host('clickhouse.example.com'),
  port: fields.port(8_443).describe('The HTTP port: usually 8443 with encryption, 8123 without'),
  database: fields.database('Database', 'default'),
  user: fields.user(),
  password: fields.password(),
  tls: fields.tls(),
  certificateAuthority: fields.certificateAuthority(),
});
export type ClickHouseSettings = z.output<typeof clickHouseSettings>;

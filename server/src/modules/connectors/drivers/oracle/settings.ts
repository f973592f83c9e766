import { z } from 'zod';
import { fields } from '../../settings-fields.js';

export const oracleSettings = z.strictObject({
  host: fields.host('oracle.example.com'),
  port: fields.port(1_521),
  service: fields
    .text('Service', { placeholder: 'FREEPDB1', target: true })
    .regex(/^[\w.$#-]{1,128}$/, 'A service name has letters, digits, points, hyphens, _, $ and #'),
  user: fields.user(),
  password: fields.password(),
  tls: fields.tls(),
  certificateAuthority: fields.certificateAuthority(),
});
export type OracleSettings = z.output<typeof oracleSettings>;

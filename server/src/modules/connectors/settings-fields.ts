import { z } from 'zod';

/** How a settings field is drawn. `secret` values are sealed, never shown again, and cleared when a field with `target` changes. */
export interface FieldMeta {
  readonly label: string;
  readonly secret?: boolean;
  readonly placeholder?: string;
  readonly advanced?: boolean;
  readonly multiline?: boolean;
  /** Secrets belong to the account, everything else to the place, unless told. */
  readonly group?: 'place' | 'account' | 'security';
  /** Changing it means another server or another account, so stored secrets no longer apply. */
  readonly target?: boolean;
}

const meta = (value: FieldMeta): Record<string, unknown> => ({ ...value });

/** Fields many drivers share. Every text is bounded; nothing here reaches a driver's options under a name of the user's choice. */
export const fields = {
  host: (placeholder: string) =>
    z
      .string()
      .trim()
      .min(1)
      .max(253)
      .meta(meta({ label: 'Host', placeholder, target: true })),
  port: (standard: number) =>
    z.coerce
      .number()
      .int()
      .min(1)
      .max(65_535)
      .default(standard)
      .meta(meta({ label: 'Port', placeholder: String(standard), target: true })),
  user: () =>
    z
      .string()
      .min(1)
      .max(256)
      .meta(meta({ label: 'User', placeholder: 'reader', group: 'account', target: true })),
  password: () =>
    z
      .string()
      .max(4_096)
      .default('')
      .meta(meta({ label: 'Password', secret: true })),
  database: (label = 'Database', placeholder = 'shop') => z.string().min(1).max(256).meta(meta({ label, placeholder })),
  tls: () =>
    z
      .enum(['verify', 'encrypt', 'off'])
      .default('verify')
      .meta(meta({ label: 'Encryption', group: 'security', target: true }))
      .describe('verify checks the certificate; encrypt does not; off sends everything in the clear'),
  certificateAuthority: () =>
    z
      .string()
      .max(65_536)
      .refine((text) => text === '' || text.includes('-----BEGIN CERTIFICATE-----'), 'Paste a certificate in PEM form')
      .default('')
      .meta(
        meta({
          label: 'Certificate authority (PEM)',
          group: 'security',
          advanced: true,
          multiline: true,
          target: true,
        }),
      ),
  secret: (label: string, options: Partial<FieldMeta> = {}) =>
    z
      .string()
      .max(65_536)
      .default('')
      .meta(meta({ label, secret: true, ...options })),
  text: (label: string, options: Partial<FieldMeta> = {}) =>
    z
      .string()
      .max(1_024)
      .meta(meta({ label, ...options })),
  flag: (label: string, standard: boolean, options: Partial<FieldMeta> = {}) =>
    z
      .boolean()
      .default(standard)
      .meta(meta({ label, ...options })),
};

export type TlsMode = 'verify' | 'encrypt' | 'off';

export interface TlsSettings {
  readonly host: string;
  readonly tls: TlsMode;
  readonly certificateAuthority: string;
}

export interface TlsOptions {
  readonly rejectUnauthorized: boolean;
  readonly servername?: string;
  readonly ca?: string;
}

/** Node's TLS options; null means no encryption. The name checked is the one the user typed, not the pinned address. */
export const tlsOptions = ({ host, tls, certificateAuthority }: TlsSettings): TlsOptions | null =>
  tls === 'off'
    ? null
    : {
        rejectUnauthorized: tls === 'verify',
        ...(/[a-z]/i.test(host) && !host.includes(':') ? { servername: host } : {}),
        ...(certificateAuthority === '' ? {} : { ca: certificateAuthority }),
      };

/** A field's drawing instructions, read back from its schema, also from below a default. */
export const fieldMeta = (schema: z.ZodType): FieldMeta => {
  const below = schema instanceof z.ZodDefault ? fieldMeta(schema.unwrap() as z.ZodType) : {};
  return { ...below, ...(schema.meta() ?? {}) } as unknown as FieldMeta;
};

export const fieldNames = (settings: z.ZodObject, which: (meta: FieldMeta) => boolean): string[] =>
  Object.entries(settings.shape)
    .filter(([, schema]) => which(fieldMeta(schema as z.ZodType)))
    .map(([name]) => name);

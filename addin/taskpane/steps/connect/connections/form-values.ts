import type { Connection, Connector, SettingsField } from '#shared/contract/connections.js';
import type { SettingsGiven } from '../../../api/sources-api.js';

/** What stands in the form: texts as typed, switches as they are. */
export type FormValues = Readonly<Record<string, string | boolean>>;

const shown = (value: unknown): string | boolean => (typeof value === 'boolean' ? value : String(value ?? ''));

/** The form as it opens: saved settings, else the driver's own defaults. Secrets always open empty. */
export const initialValues = ({ fields }: Connector, saved?: Connection): FormValues =>
  Object.fromEntries(
    fields.map(({ name, secret, input, default: standard }) => [
      name,
      secret ? '' : shown(saved?.settings[name] ?? standard ?? (input === 'flag' ? false : '')),
    ]),
  );

const given = ({ input, secret, required }: SettingsField, value: string | boolean | undefined) => {
  if (typeof value !== 'string') return value;
  const text = secret || input === 'multiline' ? value : value.trim();
  if (text === '' && (secret || required || input === 'number')) return undefined;
  return input === 'number' && Number.isFinite(Number(text)) ? Number(text) : text;
};

/** Settings as the server takes them. Empty secrets are left out, which keeps stored ones. */
export const settingsOf = ({ fields }: Connector, values: FormValues): SettingsGiven =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = given(field, values[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

/** Fields that must be filled and are not. */
export const missingFields = ({ fields }: Connector, values: FormValues): string[] =>
  fields.filter(({ name, required }) => required && String(values[name] ?? '').trim() === '').map(({ name }) => name);

/** Another server or account than the saved one: its stored secrets will not be sent there. */
export const targetMoved = ({ fields }: Connector, values: FormValues, saved: Connection | undefined): boolean =>
  saved !== undefined &&
  fields.some(({ name, target }) => target && shown(saved.settings[name]) !== shown(values[name]));

/** A name that will do until the user gives a better one: the database, file or bucket. */
export const suggestedName = ({ label }: Connector, { database, service, file, bucket }: FormValues): string => {
  const what = String(database || service || file || bucket || '')
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\.\w{1,8}$/, '')
    .trim();
  return what === '' ? label : what.charAt(0).toUpperCase() + what.slice(1);
};

const schemes: Readonly<Record<string, string>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
  mongodb: 'mongodb',
  sqlserver: 'mssql',
  mssql: 'mssql',
  clickhouse: 'clickhouse',
};

/** The parts of a pasted address like `postgres://reader:…@db:5432/shop`; null when the text is none for this kind. */
export const fromAddress = (text: string, kind: string): FormValues | null => {
  const match = /^([a-z]+):\/\//i.exec(text.trim());
  if (!match || schemes[match[1]!.toLowerCase()] !== kind || !URL.canParse(text.trim())) return null;
  const { hostname, port, pathname, username, password } = new URL(text.trim().replace(/^[a-z]+:/i, 'http:'));
  const parts = {
    host: hostname,
    port,
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
};

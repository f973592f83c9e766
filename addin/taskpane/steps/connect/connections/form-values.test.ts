import { expect, it } from 'vitest';
import { postgresConnector, shopConnection } from '../../../testing/sources.js';
import { fromAddress, initialValues, missingFields, settingsOf, suggestedName, targetMoved } from './form-values.js';

const values = { ...initialValues(postgresConnector), host: ' db ', database: 'shop', user: 'reader' };

it('opens with the defaults of the driver, or with what is saved, and never with a secret', () => {
  expect(initialValues(postgresConnector)).toMatchObject({ port: '5432', tls: 'verify', password: '' });
  expect(initialValues(postgresConnector, shopConnection)).toMatchObject({ host: 'db.example.com', password: '' });
});

it('sends numbers as numbers, texts without outer blanks, and no empty secret', () => {
  expect(settingsOf(postgresConnector, values)).toEqual({
    host: 'db',
    port: 5_432,
    database: 'shop',
    user: 'reader',
    tls: 'verify',
    certificateAuthority: '',
  });
  expect(settingsOf(postgresConnector, { ...values, password: ' blank ' })).toMatchObject({ password: ' blank ' });
});

it('knows what is missing and when stored secrets no longer apply', () => {
  expect(missingFields(postgresConnector, initialValues(postgresConnector))).toEqual(['host', 'database', 'user']);
  const saved = initialValues(postgresConnector, shopConnection);
  expect(targetMoved(postgresConnector, saved, shopConnection)).toBe(false);
  expect(targetMoved(postgresConnector, { ...saved, database: 'other' }, shopConnection)).toBe(false);
  expect(targetMoved(postgresConnector, { ...saved, host: 'elsewhere' }, shopConnection)).toBe(true);
});

it('takes a pasted address apart, and only one of its own kind', () => {
  expect(fromAddress('postgres://reader:p%40ss@db:5433/shop', 'postgres')).toEqual({
    host: 'db',
    port: '5433',
    database: 'shop',
    user: 'reader',
    password: 'p@ss',
  });
  expect(fromAddress('mysql://db/shop', 'postgres')).toBeNull();
  expect(fromAddress('db.example.com', 'postgres')).toBeNull();
});

it('suggests a name from what the user typed', () => {
  expect(suggestedName(postgresConnector, values)).toBe('Shop');
  expect(suggestedName(postgresConnector, { file: 'sub/orders.sqlite' })).toBe('Orders');
  expect(suggestedName(postgresConnector, {})).toBe('PostgreSQL');
});

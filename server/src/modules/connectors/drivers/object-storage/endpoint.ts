import { z } from 'zod';
import { fields } from '../../settings-fields.js';

/** An address of an object store: scheme, host and port, nothing else. */
export const endpointField = (placeholder: string) =>
  fields
    .text('Endpoint', { placeholder, target: true, advanced: true })
    .trim()
    .refine(
      (text) => text === '' || isOrigin(text),
      'Write an address like https://storage.example.com, without path or login',
    )
    .default('');

const isOrigin = (text: string): boolean => {
  const url = z.url({ protocol: /^https?$/ }).safeParse(text).success ? new URL(text) : null;
  return url !== null && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
};

export const bucketPattern = /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/;

import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drivers } from '#server/modules/connectors/drivers/index.js';

it('holds every driver of the registry to the contract', () => {
  const suites = new Set(
    readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => name.replace('.test.ts', '')),
  );
  const uncovered = drivers.filter(
    ({ kind, capabilities }) => !suites.has(kind) && !(capabilities.reads === 'files' && suites.has('object-storage')),
  );
  expect(uncovered.map(({ kind }) => kind)).toEqual([]);
});

/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ribbonGroup } from './ribbon-commands.js';

it("shows the manifest's Home group", () => {
  const manifest = new DOMParser().parseFromString(readFileSync('manifest.xml', 'utf8'), 'text/xml');
  const group = ribbonGroup(manifest);
  expect(group?.label).toBe('DataVision');
  expect(group?.commands.map(({ label }) => label)).toEqual(['DataVision', 'Ask', 'Refresh', 'Analyze']);
  expect(group?.commands[1]?.action).toEqual({ kind: 'function', name: 'openAsk' });
  expect(group?.commands[3]?.items.map(({ label }) => label)).toContain('Forecast');
});

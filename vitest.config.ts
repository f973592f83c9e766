import { defineConfig } from 'vitest/config';

const browser = { conditions: ['source', 'module', 'browser', 'development|production'] };
/** Without the condition "module": packages that Node itself loads, such as the AWS SDK, have ESM files under it that Node cannot run. */
const node = { resolve: { conditions: ['source', 'node', 'development|production'] } };
const bundled = { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } };

const project = (name: string, environment: 'node' | 'jsdom', include: string[], testTimeout = 20_000) => ({
  resolve: browser,
  ssr: environment === 'node' ? node : bundled,
  test: { name, environment, include, testTimeout, hookTimeout: 60_000 },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Servers, browsers and time limits share two cores in CI; a test that fails twice is broken.
    retry: process.env.CI ? 1 : 0,
    projects: [
      project('shared', 'node', ['shared/**/*.test.ts']),
      project('server', 'node', ['server/src/**/*.test.ts', 'tests/server/**/*.test.ts']),
      project('contract', 'node', ['tests/contract/**/*.test.ts'], 60_000),
      project('security', 'node', ['tests/security/**/*.test.ts'], 60_000),
      project('addin', 'jsdom', ['addin/**/*.test.{ts,tsx}']),
      project('addin-excel', 'node', ['tests/addin/**/*.test.ts']),
      project('workbench', 'jsdom', ['workbench/**/*.test.{ts,tsx}']),
      project('e2e', 'node', ['tests/e2e/**/*.test.ts'], 180_000),
    ],
  },
});

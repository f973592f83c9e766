/** Imports point one way: add-in and workbench -> shared <- server; a module is reached through its index only. */
const vendor = (name, from, to) => ({
  name,
  severity: 'error',
  comment: 'A vendor SDK is named only in its own adapter folder.',
  from: { pathNot: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-is-a-leaf',
      severity: 'error',
      comment: 'shared/ is the contract; it imports nothing but zod.',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^shared/|node_modules/zod/' },
    },
    {
      name: 'browser-not-to-server',
      severity: 'error',
      from: { path: '^(addin|workbench)/' },
      to: { path: '^server/' },
    },
    { name: 'addin-not-to-workbench', severity: 'error', from: { path: '^addin/' }, to: { path: '^workbench/' } },
    {
      name: 'server-not-to-browser',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(addin|workbench)/' },
    },
    {
      name: 'product-not-to-tests',
      severity: 'error',
      from: { path: '^(addin|server|shared|workbench)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^tests/' },
    },
    {
      name: 'module-through-its-index',
      severity: 'error',
      comment:
        'A module reaches another one through its index; workers load its analysis, tasks and kernels, which stay free of Nest.',
      from: { path: '^server/src/modules/([^/]+)/' },
      to: {
        path: '^server/src/modules/',
        pathNot: '^server/src/modules/($1/|[^/]+/(index|analysis|tasks|kernels)\\.ts$)',
      },
    },
    vendor('gemini-in-its-adapter', '^server/src/modules/copilot/providers/gemini/', 'node_modules/@google/genai'),
    vendor('duckdb-in-the-engine', '^server/src/engine/|^tests/', 'node_modules/@duckdb/'),
    vendor('univer-in-the-book', '^workbench/', 'node_modules/@univerjs/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
    tsConfig: { fileName: 'server/tsconfig.json' },
  },
};

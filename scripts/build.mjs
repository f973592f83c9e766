// Builds what changed: the server, the add-in and the workbench. `--only=server` builds the server alone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildServer } from './build-server.mjs';

const STAMPS = 'dist/stamps.json';

const run = (...command) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command.join(' ')} failed`))));
  });

const production = process.env.NODE_ENV === 'production';

const webpack = (name) =>
  run('node_modules/webpack/bin/webpack.js', '--config-name', name, ...(production ? ['--env', 'production'] : []));

const parts = {
  server: { inputs: ['shared', 'server/src', 'scripts'], build: buildServer, label: 'server' },
  functions: {
    inputs: ['addin/functions', 'scripts/functions-metadata.mjs'],
    build: () => run('scripts/functions-metadata.mjs', '--out', 'dist/metadata'),
    label: 'function metadata',
  },
  addin: { inputs: ['addin', 'shared', 'webpack.config.js'], build: () => webpack('addin'), label: 'add-in' },
  workbench: {
    inputs: ['workbench', 'shared', 'webpack.config.js'],
    build: () => webpack('workbench'),
    label: 'workbench',
  },
};

const filesOf = async (input) => {
  const info = await stat(input).catch(() => null);
  if (!info) return [];
  if (info.isFile()) return [input];
  return (await readdir(input, { recursive: true })).map((name) => path.join(input, name)).sort();
};

const stampOf = async ({ inputs }) => {
  const hash = createHash('sha256').update(String(production));
  for (const file of (await Promise.all([...inputs, 'package-lock.json'].map(filesOf))).flat()) {
    const info = await stat(file);
    if (info.isFile()) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
};

const readStamps = async () => JSON.parse(await readFile(STAMPS, 'utf8').catch(() => '{}'));

export const build = async ({ only = Object.keys(parts), log = console.log } = {}) => {
  const before = await readStamps();
  const after = Object.fromEntries(await Promise.all(only.map(async (name) => [name, await stampOf(parts[name])])));
  const stale = only.filter((name) => before[name] !== after[name]);
  await mkdir('dist', { recursive: true });
  const buildOne = async (name) => {
    const began = performance.now();
    log(`  building the ${parts[name].label} …`);
    await parts[name].build();
    log(`  ${parts[name].label} built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  await Promise.all(stale.map(buildOne));
  await writeFile(STAMPS, JSON.stringify({ ...before, ...after }));
  return stale;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const only = process.argv
    .find((argument) => argument.startsWith('--only='))
    ?.slice(7)
    .split(',');
  await build(only ? { only } : {});
}

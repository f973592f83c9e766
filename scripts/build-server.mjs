// Transpiles shared/ and server/src/ to dist/ (types are checked by `npm run typecheck`).
import { transformFile } from '@swc/core';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { swcOptions } from './swc-options.mjs';

const sourcesOf = async (folder) =>
  (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name));

const transpile = async (file) => {
  const { code, map } = await transformFile(file, { ...swcOptions, sourceMaps: true });
  const target = path.join('dist', file.replace(/\.ts$/, '.js'));
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
  await writeFile(`${target}.map`, map);
};

export const buildServer = async () => {
  await Promise.all([
    rm('dist/server', { recursive: true, force: true }),
    rm('dist/shared', { recursive: true, force: true }),
  ]);
  const files = [...(await sourcesOf('shared')), ...(await sourcesOf('server/src'))];
  await Promise.all(files.map(transpile));
  return files.length;
};

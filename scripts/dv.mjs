// npm run --silent dv -- COMMAND: the analyses from the command line.
import path from 'node:path';
import { build } from './build.mjs';

const root = path.dirname(import.meta.dirname);
const from = process.cwd();
process.chdir(root);
await build({ only: ['server'], log: () => undefined });
process.chdir(process.env.INIT_CWD ?? from);
await import('../dist/server/src/cli.js');

// npm start: builds what is missing, starts the server with the workbench, prints the one URL to open.
import path from 'node:path';
import { build } from './build.mjs';

process.chdir(path.dirname(import.meta.dirname));
console.log(`DataVision starts (Node ${process.versions.node})`);
const stale = await build();
if (stale.length === 0) console.log('  nothing to build');
await import('../dist/server/src/main.js');

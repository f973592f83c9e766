import { readFileSync } from 'node:fs';

const fromSource = import.meta.url.endsWith('.ts');
const manifest = new URL(fromSource ? '../../../package.json' : '../../../../package.json', import.meta.url);

/** Version of the product, as in package.json. Part of every cache key and receipt. */
export const productVersion = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;

export const engineName = `DataVision ${productVersion}`;

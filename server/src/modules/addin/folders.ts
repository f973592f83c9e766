import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const fromSource = import.meta.url.endsWith('.ts');

/** The folder of the product: sources beside it when run from source, else above `dist/`. */
export const productFolder = fileURLToPath(new URL(fromSource ? '../../../../' : '../../../../../', import.meta.url));

export const builtFolder = path.join(productFolder, 'dist', 'web');
export const metadataFolder = path.join(productFolder, 'dist', 'metadata');
export const helpFolder = path.join(productFolder, 'docs', 'functions');
export const workbenchFolder = path.join(productFolder, 'dist', 'workbench');

/** Microsoft's own files, unmodified; only the workbench serves them. */
export const officeJsFolder = (): string =>
  path.join(path.dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist');

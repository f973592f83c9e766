import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { marked } from 'marked';
import { AppError } from '#shared/errors/app-error.js';
import { helpFolder, metadataFolder, productFolder } from './folders.js';

const rendered = async (file: string, publicUrl: string): Promise<string> =>
  (await readFile(file, 'utf8')).replaceAll('{{PUBLIC_URL}}', publicUrl);

/** The add-in manifest with every address on `publicUrl`. */
export const renderManifest = (publicUrl: string): Promise<string> =>
  rendered(path.join(productFolder, 'manifest.xml'), publicUrl);

/** What Excel knows of the DV functions: names, arguments, help addresses. */
export const renderFunctions = (publicUrl: string): Promise<string> =>
  rendered(path.join(metadataFolder, 'functions.json'), publicUrl);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 'Segoe UI', system-ui, sans-serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
pre, code { font: 0.9em/1.5 Consolas, monospace; }
pre { padding: 0.75rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 6px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 0.4rem 0.6rem 0.4rem 0; vertical-align: top; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
h1, h2 { color: light-dark(#0b6a84, #5ab8d2); }
</style></head>
<body>${body}</body></html>`;

/** The help and support page: every function with its page. */
export const renderHelpIndex = async (): Promise<string> => {
  const names = (await readdir(helpFolder)).filter((file) => file.endsWith('.md')).map((file) => path.parse(file).name);
  const list = names.map((name) => `- [DV.${name.toUpperCase()}](/help/functions/${name})`).join('\n');
  const text = `# DataVision help\n\nOpen the pane from **Home**, **DataVision**. Select a table, then Profile, Ask or Forecast.\n\n## Functions\n\n${list}\n`;
  return page('DataVision help', await marked(text));
};

/** The help page of one function. @throws AppError `not-found` for an unknown name */
export const renderHelp = async (name: string): Promise<string> => {
  const text = /^[a-z]+$/.test(name)
    ? await readFile(path.join(helpFolder, `${name}.md`), 'utf8').catch(() => null)
    : null;
  if (text === null) throw new AppError('not-found', 'There is no help page for this function.');
  return page(`DV.${name.toUpperCase()}`, await marked(text));
};

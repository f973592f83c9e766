import { existsSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createCommands } from '../../addin/commands/commands.js';

const PUBLIC_URL = 'https://datavision.contoso.com';
const template = readFileSync('manifest.xml', 'utf8');
const manifest = new new JSDOM('', {
  url: PUBLIC_URL,
  runScripts: 'outside-only',
  pretendToBeVisual: true,
}).window.DOMParser().parseFromString(template.replaceAll('{{PUBLIC_URL}}', PUBLIC_URL), 'application/xml');
const all = (name: string) => [...manifest.getElementsByTagName(name)];
const attributes = (name: string) =>
  [...manifest.querySelectorAll('*')].flatMap((element) => element.getAttribute(name) ?? []);

describe('the manifest', () => {
  it('is well formed', () => {
    expect(all('parsererror')).toEqual([]);
    expect(manifest.documentElement.nodeName).toBe('OfficeApp');
  });

  it('resolves every resid, and uses every resource', () => {
    const defined = ['bt:Image', 'bt:Url', 'bt:String'].flatMap((name) =>
      all(name).flatMap((element) => element.getAttribute('id') ?? []),
    );
    const used = attributes('resid');
    expect(used.filter((resid) => !defined.includes(resid))).toEqual([]);
    expect(defined.filter((id) => !used.includes(id))).toEqual([]);
    expect(defined.filter((id) => id.length > 32)).toEqual([]);
  });

  it('has each id once', () => {
    const ids = attributes('id').filter((id) => !['TabHome', 'ContextMenuCell'].includes(id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('names one host, over https', () => {
    const urls = [...template.replaceAll('{{PUBLIC_URL}}', PUBLIC_URL).matchAll(/https?:\/\/[^"<\s]+/g)]
      .map(([url]) => url)
      .filter((url) => !/schemas\.microsoft\.com|w3\.org/.test(url));
    expect(urls.length).toBeGreaterThan(30);
    expect(new Set(urls.map((url) => new URL(url).origin))).toEqual(new Set([PUBLIC_URL]));
  });

  it('points to icons and files that exist', () => {
    const assets = [...template.matchAll(/\{\{PUBLIC_URL\}\}\/assets\/([\w.-]+)/g)].map((match) => match[1] ?? '');
    expect(assets.filter((file) => !existsSync(`addin/assets/${file}`))).toEqual([]);
  });

  it('asks for what Excel on the web, Windows and Mac have, and nothing newer', () => {
    const sets = all('Set').map((set) => `${set.getAttribute('Name')} ${set.getAttribute('MinVersion')}`);
    expect(sets).toEqual(['SharedRuntime 1.1', 'ExcelApi 1.12', 'CustomFunctionsRuntime 1.3']);
  });

  it('runs everything in one page that lives as long as the workbook', () => {
    const [runtime] = all('Runtime');
    expect(runtime?.getAttribute('lifetime')).toBe('long');
    const page = runtime?.getAttribute('resid');
    expect(manifest.querySelector('Page SourceLocation')?.getAttribute('resid')).toBe(page);
    expect(manifest.querySelector('FunctionFile')?.getAttribute('resid')).toBe(page);
  });

  it('has a version of four numbers and an id', () => {
    expect(manifest.querySelector('Version')?.textContent).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(manifest.querySelector('Id')?.textContent).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('keeps labels, tips and descriptions within Excel’s limits, in both languages', () => {
    const texts = (name: string) =>
      [...manifest.querySelectorAll(`${name} > *`)].flatMap((string) => [
        string.getAttribute('DefaultValue') ?? '',
        ...[...string.children].map((override) => override.getAttribute('Value') ?? ''),
      ]);
    expect(texts('ShortStrings').filter((text) => text.length > 125 || text === '')).toEqual([]);
    expect(texts('LongStrings').filter((text) => text.length > 250 || text === '')).toEqual([]);
    expect(
      all('bt:String')
        .filter((string) => string.children.length === 0)
        .map((string) => string.getAttribute('id')),
    ).toEqual(['Functions.Namespace']);
  });

  it('has at most six commands in the ribbon group and one control in the cell menu', () => {
    expect(manifest.querySelectorAll('Group > Control').length).toBeLessThanOrEqual(6);
    expect(manifest.querySelectorAll('OfficeMenu > Control')).toHaveLength(1);
  });

  it('calls commands that exist, from buttons and from shortcuts', () => {
    const never = () => Promise.resolve();
    const commands = createCommands({
      workbook: { insertions: () => Promise.resolve([]), undo: never, recalculate: never },
      pane: { show: never, toggle: never },
      open: () => undefined,
      forgetResults: never,
    });
    const shortcuts = JSON.parse(readFileSync('addin/assets/shortcuts.json', 'utf8')) as {
      actions: { id: string }[];
      shortcuts: { action: string }[];
    };
    const called = [...all('FunctionName').map((name) => name.textContent), ...shortcuts.actions.map(({ id }) => id)];
    expect(new Set(called)).toEqual(new Set(Object.keys(commands)));
    expect(shortcuts.shortcuts.map(({ action }) => action)).toEqual(shortcuts.actions.map(({ id }) => id));
  });
});

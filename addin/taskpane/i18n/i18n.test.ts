import { expect, it } from 'vitest';
import { de } from './de.js';
import { en } from './en.js';
import { createI18n, languageFor } from './i18n.js';

const leaves = (tree: object, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value as object, `${path}${key}.`),
  );

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();
const tags = (text: string) => [...text.matchAll(/<\/?\w+>/g)].map(([tag]) => tag);

const english = new Map(leaves(en));
const german = new Map(leaves(de));

it('has every text in both languages', () => {
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
});

it.each([...english.keys()])('%s keeps its placeholders and tags', (key) => {
  const [text, translated] = [english.get(key) ?? '', german.get(key) ?? ''];
  // A singular may spell its number out.
  expect(placeholders(translated)).toEqual(placeholders(text));
  expect(tags(translated)).toEqual(tags(text));
});

it('translates: no text of a sentence or longer is left in English', () => {
  const same = [...english].filter(([key, text]) => text.split(' ').length > 3 && german.get(key) === text);
  expect(same).toEqual([]);
});

it('counts and formats by language', () => {
  expect(createI18n('en').t('source.rows', { count: 4_210 })).toBe('4,210 rows');
  expect(createI18n('en').t('source.rows', { count: 1 })).toBe('1 row');
  expect(createI18n('de').t('source.rows', { count: 4_210 })).toBe('4.210 Zeilen');
});

it('speaks the language of the host, or English', () => {
  expect(['de-AT', 'en-GB', 'fr-FR'].map(languageFor)).toEqual(['de', 'en', 'en']);
});

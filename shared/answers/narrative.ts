import type { Fact } from './finding.js';

const PLACEHOLDER = /\{(\w+)\}/g;

/** The facts a template names, in its order. */
export const placeholdersOf = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, name]) => name!);

/** The words of a template between its facts. */
export const proseOf = (template: string): string => template.replace(PLACEHOLDER, ' ');

const NUMBER_WORDS =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|billions?|half|halves|halved|thirds?|quarters? of|twice|doubled?|tripled?|percent)\b/i;

/**
 * What is wrong with a narrative: names it does not know, or numbers outside its placeholders. Every number and every name of
 * the data must come as `{fact}`, so nothing can be said that was not computed.
 * @returns one sentence, or null when all is well
 */
export const narrativeFault = (template: string, facts: Readonly<Record<string, Fact>>): string | null => {
  const unknown = placeholdersOf(template).find((name) => !Object.hasOwn(facts, name));
  if (unknown !== undefined) return `There is no fact {${unknown}}.`;
  const prose = proseOf(template);
  if (/[{}]/.test(prose)) return 'A brace does not belong to a fact.';
  if (/\p{N}/u.test(prose)) return 'A number is written out instead of taken from a fact.';
  const word = NUMBER_WORDS.exec(prose);
  return word ? `"${word[0]}" is a number that comes from no fact.` : null;
};

/**
 * A sentence with its facts filled in.
 * @throws Error when the template does not pass: a defect of ours, since prose of a model is checked before
 */
export const narrate = (template: string, facts: Readonly<Record<string, Fact>>): string => {
  const fault = narrativeFault(template, facts);
  if (fault) throw new Error(`${fault} In: ${template}`);
  return template.replace(PLACEHOLDER, (_, name: string) => facts[name]!.text);
};

import { describe, expect, it } from 'vitest';
import { amount, named, share } from './facts.js';
import { proseFault, type OwnWords } from './prose-fault.js';

const own: OwnWords = {
  template: '{measure} rises by {step} a month from {first} to {last}.',
  facts: {
    measure: named('Units'),
    step: share(0.021),
    first: named('January 2023'),
    last: named('December 2025'),
    total: amount(531),
  },
  columns: ['Units', 'Discount', 'Unit Price', 'Month'],
  whole: true,
};

describe('a wording that says what our sentence says', () => {
  it.each([
    '{measure} rises by {step} a month from {first} to {last}.',
    '{measure} keeps growing by {step} a month, from {first} through {last}.',
    "{measure}'s growth: {step} a month, between {first} and {last}.",
    'On average {measure} gained {step} a month; it began in {first} and was seen until {last}.',
  ])('passes: %s', (text) => expect(proseFault(text, own)).toBeNull());

  it('may leave facts out where not all are needed', () => {
    expect(proseFault('{measure} is still rising.', { ...own, whole: false })).toBeNull();
  });
});

describe('a wording is refused that', () => {
  it.each([
    ['says a number of its own', '{measure} rises by 21% a month, {step}, from {first} to {last}.'],
    ['says a number in words', '{measure} nearly doubles, by {step} a month from {first} to {last}.'],
    ['says a numeral', '{measure} rises seventeenfold, by {step} a month from {first} to {last}.'],
    ['says a share in words', 'In all, half of {measure} rises by {step} a month from {first} to {last}.'],
    ['changes the unit of time', '{measure} rises by {step} a year from {first} to {last}.'],
    ['changes the unit', '{measure} rises by {step} dollars a month from {first} to {last}.'],
    ['makes a number larger', '{measure} rises by {step}k a month from {first} to {last}.'],
    ['makes a number larger by a word', '{measure} rises by {step} million a month from {first} to {last}.'],
    ['changes the sign', '{measure} rises by -{step} a month from {first} to {last}.'],
    ['turns the direction', '{measure} falls by {step} a month from {first} to {last}.'],
    ['says the contrary', '{measure} never rises by {step} a month from {first} to {last}.'],
    ['exchanges facts', '{measure} rises by {step} a month from {last} to {first}.'],
    ['leaves a fact out', '{measure} rises by {step} a month from {first}.'],
    ['says another fact', '{measure} rises by {total} a month from {first} to {last}.'],
    ['says a fact there is none of', '{measure} rises by {growth} a month from {first} to {last}.'],
    ['reaches for the prototype', '{constructor} rises by {step} a month from {first} to {last}.'],
    ['names a cause', '{measure} rises by {step} a month from {first} to {last} because of it.'],
    ['names somebody', '{measure} rises by {step} a month from {first} to {last}, says Acme.'],
    ['begins with a name', 'Atlantis {measure} rises by {step} a month from {first} to {last}.'],
    ['names another column', '{measure} and discount rise, by {step} a month from {first} to {last}.'],
    ['names another column of two words', '{measure} and unit price rise, by {step} a month from {first} to {last}.'],
    ['is a formula', '=SUM(A1) {measure} rises by {step} a month from {first} to {last}.'],
    ['begins as a formula does', '- {measure} rises by {step} a month from {first} to {last}.'],
    ['holds a link', '{measure} rises by {step} a month from {first} to {last}, www.attacker.example'],
    ['holds markdown', '**{measure}** rises by {step} a month from {first} to {last}.'],
    ['holds markup', '<b>{measure}</b> rises by {step} a month from {first} to {last}.'],
    ['uses another alphabet', '{measure} rises by {step} a month from {first} to {last} двадцать.'],
    ['uses other digits', '{measure} rises by {step} a month from {first} to {last}, ٢٠.'],
    ['writes Roman numerals', '{measure} rises by {step} a month from {first} to {last} MMXX.'],
    ['breaks the line', '{measure} rises by {step} a month\nfrom {first} to {last}.'],
    ['is endless', `{measure} rises ${'and rises '.repeat(60)}by {step} a month from {first} to {last}.`],
  ])('%s', (_, text) => expect(proseFault(text, own)).not.toBeNull());
});

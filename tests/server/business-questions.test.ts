import { beforeAll, describe, expect, it } from 'vitest';
import { askBusinessQuestions, type BusinessOutcome } from '../support/ask/ask-business-questions.js';
import { askShopQuestions, type ShopOutcome } from '../support/ask/ask-shop-questions.js';
import { businessQuestions, openQuestions } from '../support/ask/business-questions.js';
import { openShopQuestions, orderLineQuestions, shopQuestions } from '../support/ask/shop-questions.js';

describe('questions people ask of worksheets, without a model', () => {
  const outcomes = new Map<string, BusinessOutcome>();
  const known = businessQuestions.map(({ table, question }) => [question, table] as const);

  beforeAll(async () => {
    for (const outcome of await askBusinessQuestions()) outcomes.set(outcome.question, outcome);
  }, 120_000);

  it.each(known.filter(([question]) => !openQuestions.includes(question)))('answers "%s" of %s', (question) => {
    expect(outcomes.get(question)).toMatchObject({ outcome: 'right' });
  });

  it.each(openQuestions)('rather refuses "%s" than guesses', (question) => {
    expect(outcomes.get(question)?.outcome).not.toBe('wrong');
  });
});

describe.each(['sheets', 'database'] as const)('who did this but not that, over several tables of %s', (over) => {
  const outcomes = new Map<string, ShopOutcome>();

  beforeAll(async () => {
    for (const outcome of await askShopQuestions(over)) outcomes.set(outcome.question, outcome);
  }, 60_000);

  it.each(shopQuestions.map(([question]) => question).filter((question) => !openShopQuestions.includes(question)))(
    'answers "%s", or refuses what is not there',
    (question) => {
      expect(outcomes.get(question)).toMatchObject({ outcome: 'right' });
    },
  );

  it.each(openShopQuestions)('rather refuses "%s" than guesses', (question) => {
    expect(outcomes.get(question)?.outcome).not.toBe('wrong');
  });
});

describe('who did this but not that, over one sheet', () => {
  const outcomes = new Map<string, ShopOutcome>();

  beforeAll(async () => {
    for (const outcome of await askShopQuestions('lines')) outcomes.set(outcome.question, outcome);
  }, 60_000);

  it.each(orderLineQuestions.map(([question]) => question))(
    'answers "%s", or refuses what is not there',
    (question) => {
      expect(outcomes.get(question)).toMatchObject({ outcome: 'right' });
    },
  );
});

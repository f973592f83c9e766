import { beforeAll, describe, expect, it } from 'vitest';
import { askBusinessQuestions, type BusinessOutcome } from '../support/ask/ask-business-questions.js';
import { businessQuestions, openQuestions } from '../support/ask/business-questions.js';

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

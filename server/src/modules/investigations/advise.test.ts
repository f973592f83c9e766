import { describe, expect, it } from 'vitest';
import type { Cut, Step } from '#shared/contract/investigations.js';
import type { LanguageModel } from '../copilot/index.js';
import { amount, named } from '../../findings/facts.js';
import { findingOf } from '../../findings/finding.js';
import { advise } from './advise.js';

const finding = findingOf({
  kind: 'change',
  headline: '{part} explains {share} of the change of {measure}.',
  facts: { part: named('West'), share: amount(63), measure: named('Revenue') },
  size: { value: 63, text: '63', of: 'Change' },
  p: null,
  effect: 0.6,
  columns: ['Revenue', 'Region'],
  evidence: { analysis: 'change', params: {} },
});
const step: Step = {
  title: 'Start',
  analysis: 'change',
  params: {},
  run: 'r',
  headline: finding.headline,
  findings: [finding],
  at: '2026-01-01T00:00:00Z',
};
const cut = (id: string): Cut => ({ id, title: id, reason: id, weight: 0.5, analysis: 'change', params: {} });
const proposals = [cut('one'), cut('two')];

/** A model that answers as told, past its schema if need be. */
const model = (answer: unknown): LanguageModel & { asked: string[] } => {
  const asked: string[] = [];
  return {
    name: 'stand-in',
    asked,
    generate: ({ content }) => {
      asked.push(content);
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve({ value: answer as never, model: 'stand-in', inputTokens: 1, outputTokens: 1 });
    },
  };
};

describe('advice of a language model', () => {
  it('is taken when it names a proposal and speaks in facts', async () => {
    const advice = await advise(
      model({ cut: 'two', because: '{part_a} carries most of it.' }),
      'Why?',
      step,
      proposals,
    );
    expect(advice).toMatchObject({ cut: 'two', because: 'West carries most of it.', model: { rowsSent: 0 } });
  });

  it.each([
    ['a cut that was not proposed', { cut: 'drop table', because: 'It matters.' }],
    ['a number of its own', { cut: 'one', because: 'It explains 99% of it.' }],
    ['a number in words', { cut: 'one', because: 'It explains ninety percent.' }],
    ['a fact there is none of', { cut: 'one', because: '{secret} tells.' }],
    ['a name of the prototype', { cut: 'one', because: '{constructor} tells.' }],
    ['a formula', { cut: 'one', because: '=HYPERLINK("it matters")' }],
    ['a link', { cut: 'one', because: 'It matters, see [this](//attacker.example).' }],
    ['markup', { cut: 'one', because: 'It <b>matters</b>.' }],
    ['a failure', new Error('down')],
  ])('is dropped for %s', async (_, answer) => {
    expect(await advise(model(answer), 'Why?', step, proposals)).toBeNull();
  });

  it('is not asked for without a model or without a choice', async () => {
    expect(await advise(null, 'Why?', step, proposals)).toBeNull();
    const idle = model({ cut: 'one', because: 'It matters.' });
    expect(await advise(idle, 'Why?', step, [cut('one')])).toBeNull();
    expect(idle.asked).toEqual([]);
  });
});

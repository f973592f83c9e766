import { useTranslation } from 'react-i18next';
import type { Way } from '../../problems/ways.js';
import { failedSql } from './failed-sql.js';
import type { Asking } from './use-asking.js';

const notUnderstood = new Set([
  'cannot-tell',
  'not-in-data',
  'ambiguous',
  'column-unknown',
  'no-rows',
  'query-refused',
  'query-failed',
]);

/** Ways on after a question failed: other words when it was not understood, the same question again when the server failed. */
export const useAskWays = (
  { state, asked, ask, choose, clear }: Pick<Asking, 'state' | 'asked' | 'ask' | 'choose' | 'clear'>,
  [example]: readonly string[],
  focusBox: () => void,
): Way[] => {
  const { t } = useTranslation();
  if (state.status !== 'failed') return [];
  const again: Way = {
    title: t('ways.askAgain'),
    detail: asked ?? '',
    verb: t('ways.askAgainVerb'),
    run: () => ask(asked ?? ''),
  };
  const reword: Way = {
    title: t('ways.reword'),
    detail: t('ways.rewordDetail'),
    verb: t('ways.rewordVerb'),
    run: focusBox,
  };
  const examples: Way[] = example
    ? [{ title: t('ways.example'), detail: example, verb: t('ways.exampleVerb'), run: () => ask(example) }]
    : [];
  const startOver: Way = { title: t('ways.clear'), verb: t('ways.clearVerb'), run: clear };
  if (state.error.choices.length > 0) {
    return state.error.choices.map<Way>((choice) => ({
      title: choice.label,
      verb: t('askBack.use', { name: choice.label }),
      run: () => choose(choice),
    }));
  }
  if (state.error.code === 'ambiguous' && state.error.suggestions.length > 0) {
    const readings = state.error.suggestions.map<Way>((reading) => ({
      title: reading,
      verb: t('ways.exampleVerb'),
      run: () => ask(reading),
    }));
    return [...readings, reword];
  }
  if (failedSql(state) !== null) return [again, startOver];
  return notUnderstood.has(state.error.code) ? [reword, ...examples, startOver] : [again, startOver];
};

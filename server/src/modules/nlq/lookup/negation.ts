import type { Token } from '../linking/tokens.js';
import type { Condition } from '../plan.js';

const farthest = 5;

const negates =
  /^(not|never|without|didn't|doesn't|wasn't|weren't|isn't|aren't|don't|hasn't|haven't|didnt|dont|cannot)$/;

/** "did not use a Honda", "not from the USA": a negation close before the words of a condition turns it round. */
export const isNegated = (tokens: readonly Token[], start: number): boolean => {
  const before = tokens.slice(Math.max(0, start - farthest), start).map(({ lower }) => lower);
  const at = before.findLastIndex((word) => negates.test(word));
  return (
    at >= 0 &&
    before[at + 1] !== 'only' &&
    before[at + 1] !== 'including' &&
    !before.slice(at).some((word) => /^(but|who|which|that|,)$/.test(word))
  );
};

export const turned = (condition: Condition): Condition => ({ kind: 'not', item: condition });

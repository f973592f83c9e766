import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bridgeSteps } from './bridge.js';

it('hangs each change between the level before and after it', () => {
  expect(bridgeSteps([100, -30, 5, 75])).toEqual([
    { kind: 'total', from: 0, to: 100 },
    { kind: 'fall', from: 100, to: 70 },
    { kind: 'rise', from: 70, to: 75 },
    { kind: 'total', from: 0, to: 75 },
  ]);
});

it('leads to the last total when the changes sum to it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer({ min: -1e6, max: 1e6 })), (first, changes) => {
      const last = changes.reduce((sum, change) => sum + change, first);
      const steps = bridgeSteps([first, ...changes, last]);
      expect(steps.at(-2)?.to).toBe(last);
      expect(steps.slice(1, -1).map(({ from, to }) => to - from)).toEqual(changes);
    }),
  );
});

import { residualPoints } from './residual-points.js';
import { isStep } from './step.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsOf } from '../../statistics/matrix.js';
import { createRandom } from '../../statistics/random.js';
import { findChanges } from './changes.js';
import { isolationScores } from './isolation-forest.js';
import { scoreStream } from './stream-scorer.js';
import { Surprise, tailSurprise } from './surprise.js';

const noise = (count: number, seed: number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length: count }, () => random.normal());
};

describe('stream scores', () => {
  const calm = noise(600, 1);

  it('use only rows up to their own', () => {
    const values = calm.map((value, i) => (i === 400 ? 30 : value));
    const whole = scoreStream(values, null);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 599 }), (cut) => {
        expect(scoreStream(values.subarray(0, cut), null)).toEqual(whole.subarray(0, cut));
      }),
      { numRuns: 15 },
    );
  });

  it('stay between 0 and 1 and peak at what is strange', () => {
    const scores = scoreStream(
      calm.map((value, i) => (i === 400 ? 30 : value)),
      null,
    );
    expect(Math.min(...scores)).toBe(0);
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    expect(Math.abs(scores.indexOf(Math.max(...scores)) - 400)).toBeLessThanOrEqual(2);
  });

  it('do not depend on the unit', () => {
    const scores = scoreStream(calm, null);
    for (const power of [-900, -40, 40, 900]) {
      const moved = scoreStream(
        calm.map((value) => value * 2 ** power),
        null,
      );
      moved.forEach((score, i) => expect(score).toBeCloseTo(scores[i]!, 6));
    }
  });

  it('raise one alarm for one event, not one per row', () => {
    const scores = scoreStream(
      calm.map((value, i) => (i >= 400 ? value + 12 : value)),
      null,
    );
    const alarms = [...scores].filter((score, i) => i >= 400 && i < 420 && score > 0.4);
    expect(alarms.length).toBeGreaterThan(0);
    expect(alarms.length).toBeLessThan(6);
  });

  it('are zero for a constant stream and skip blanks', () => {
    expect(Math.max(...scoreStream(new Float64Array(300).fill(5), null))).toBe(0);
    expect([...scoreStream([Number.NaN, Number.NaN, 1], null)]).toEqual([0, 0, 0]);
  });
});

describe('surprise', () => {
  it('is -log10 of the normal tail within one percent', () => {
    expect(tailSurprise(3) / -Math.log10(0.001349898)).toBeCloseTo(1, 6);
    expect(tailSurprise(6) / -Math.log10(9.865876e-10)).toBeCloseTo(1, 6);
    expect(tailSurprise(10) / -Math.log10(7.619853e-24)).toBeCloseTo(1, 2);
    expect(tailSurprise(-1)).toBe(0);
  });

  it('says nothing before there is a past', () => {
    const surprise = new Surprise(1);
    expect(Array.from({ length: 51 }, (_, i) => surprise.next(i === 50 ? 1e9 : 1)).every((value) => value === 0)).toBe(
      true,
    );
  });
});

describe('changes of a series', () => {
  it('finds a level shift and a change of spread where they are', () => {
    const values = noise(900, 3).map((value, i) => (i < 300 ? value : i < 600 ? value + 6 : 5 * value + 6));
    const found = findChanges(values);
    expect(found.map(({ kind }) => kind)).toEqual(['level-shift', 'variance-change']);
    expect(Math.abs(found[0]!.row - 300)).toBeLessThan(5);
    expect(Math.abs(found[1]!.row - 600)).toBeLessThan(15);
    expect(found[0]!.after - found[0]!.before).toBeCloseTo(6, 0);
  });

  it('finds none in noise, in a constant or in a short series', () => {
    expect(findChanges(noise(1500, 8))).toEqual([]);
    expect(findChanges(new Float64Array(100).fill(3))).toEqual([]);
    expect(findChanges(Float64Array.from([1, 2, 3]))).toEqual([]);
  });

  it('does not depend on origin and unit', () => {
    const values = noise(400, 5).map((value, i) => (i < 200 ? value : value + 5));
    const rows = findChanges(values).map(({ row }) => row);
    for (const power of [-500, 500]) {
      expect(findChanges(values.map((value) => (value + 64) * 2 ** power)).map(({ row }) => row)).toEqual(rows);
    }
  });
});

describe('isolation forest', () => {
  it('scores an isolated point highest, the same whatever the unit of a column', () => {
    const [x, y] = [
      [...noise(255, 6), 9],
      [...noise(255, 7), -9],
    ];
    const scores = isolationScores(pointsOf([x, y]));
    expect(scores.indexOf(Math.max(...scores))).toBe(255);
    expect(scores[255]).toBeGreaterThan(0.7);
    const scaled = isolationScores(pointsOf([x, y.map((value) => value * 1024)]));
    expect([...scaled]).toEqual([...scores]);
  });
});

describe('points of a whole series', () => {
  const months = (change: (value: number, i: number) => number): Float64Array =>
    Float64Array.from({ length: 72 }, (_, i) =>
      change(240 + 2 * i + 30 * Math.sin((i * Math.PI) / 6) + 4 * Math.sin(i * 2.7), i),
    );

  it('include a spike in six years of months, which no stream has learnt by then', () => {
    const [spike, ...others] = residualPoints(
      months((value, i) => (i === 38 ? 600 : value)),
      0.5,
    );
    expect(spike).toMatchObject({ row: 38 });
    expect(Math.abs(spike!.expected - 320)).toBeLessThan(40);
    expect(others).toEqual([]);
  });

  it('are none in a calm series, and the same whatever its scale', () => {
    expect(
      residualPoints(
        months((value) => value),
        0.5,
      ),
    ).toEqual([]);
    const rows = (factor: number): number[] =>
      residualPoints(
        months((value, i) => factor * (i === 20 ? 700 : value)),
        0.5,
      ).map(({ row }) => row);
    expect(rows(1e-9)).toEqual(rows(1));
    expect(rows(1e9)).toEqual([20]);
  });

  it('are no shifts: a line is no step, a step is', () => {
    const line = Float64Array.from({ length: 80 }, (_, i) => i + 2 * Math.sin(i));
    const step = Float64Array.from({ length: 80 }, (_, i) => (i < 40 ? 0 : 30) + 2 * Math.sin(i));
    expect(isStep(line, 40)).toBe(false);
    expect(isStep(step, 40)).toBe(true);
  });
});

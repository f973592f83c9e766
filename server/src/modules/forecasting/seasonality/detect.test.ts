import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../statistics/random.js';
import { detectSeasonality, naturalSeason } from './detect.js';

const random = createRandom(11);
const noisyWave = (length: number, season: number) =>
  Float64Array.from({ length }, (_, t) => 0.3 * t + 10 * Math.sin((2 * Math.PI * t) / season) + random.normal());

describe('season detection', () => {
  it.each([4, 7, 12, 24, 52])('finds a season of %d under a trend and noise', (season) => {
    expect(detectSeasonality(noisyWave(8 * season + 3, season))).toBe(season);
  });

  it('finds none in noise, a line, a constant or a short series', () => {
    expect(detectSeasonality(Float64Array.from({ length: 200 }, () => random.normal()))).toBe(1);
    expect(detectSeasonality(Float64Array.from({ length: 60 }, (_, t) => 3 * t))).toBe(1);
    expect(detectSeasonality(new Float64Array(50).fill(4))).toBe(1);
    expect(detectSeasonality([1, 2, 1, 2])).toBe(1);
  });

  it('knows the calendar', () => {
    expect(naturalSeason({ unit: 'month', count: 1 })).toBe(12);
    expect(naturalSeason({ unit: 'month', count: 2 })).toBe(6);
    expect(naturalSeason({ unit: 'hour', count: 1 })).toBe(24);
    expect(naturalSeason({ unit: 'minute', count: 15 })).toBe(4);
    expect(naturalSeason({ unit: 'year', count: 1 })).toBe(1);
    expect(naturalSeason({ unit: 'row', count: 1 })).toBeNull();
  });
});

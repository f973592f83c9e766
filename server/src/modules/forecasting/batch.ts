import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '#shared/errors/app-error.js';
import { forecastSeries } from './forecast-series.js';
import { detectSeasonality } from './seasonality/detect.js';
import { fillMissing } from './series/fill.js';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  freq: z.int().min(1).max(8_760).default(1),
  h: z.int().min(1).max(10_000),
  x: z.array(z.number().nullable()).min(1),
});
export type ForecastLine = z.output<typeof lineSchema>;

export interface ForecastLineResult {
  readonly id: string | number;
  readonly mean: number[];
  readonly lo95: number[];
  readonly hi95: number[];
  readonly model: string;
  /** Milliseconds spent on this series. */
  readonly ms: number;
}

/** From so many values on, a series that names no season is searched for one. */
const searchedFrom = 150;

const seasonOf = (values: number[], freq: number): number =>
  freq === 1 && values.length >= searchedFrom ? detectSeasonality(fillMissing(values, 1)) : freq;

/** Forecasts one line of a batch: `x` is the history (null for a missing value), `freq` the season, `h` the horizon. */
export const forecastLine = ({ id, freq, h, x }: ForecastLine): ForecastLineResult => {
  const started = performance.now();
  const values = x.map((value) => value ?? NaN);
  const forecast = forecastSeries(values, { season: seasonOf(values, freq), horizon: h, level: 0.95 });
  return {
    id,
    mean: [...forecast.mean],
    lo95: [...forecast.lower],
    hi95: [...forecast.upper],
    model: forecast.method,
    ms: Math.round((performance.now() - started) * 1000) / 1000,
  };
};

const isGzip = (path: string): boolean => path.endsWith('.gz');

const parseLine = (text: string, number: number): ForecastLine => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('unreadable-file', `Line ${number} is not JSON.`, { cause });
  }
  const parsed = lineSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new AppError('unreadable-file', `Line ${number}, ${issue.path.join('.') || 'line'}: ${issue.message}.`);
};

async function* forecastLines(inputPath: string): AsyncGenerator<string> {
  const file = createReadStream(inputPath);
  const text = isGzip(inputPath) ? file.pipe(createGunzip().on('error', (error) => file.destroy(error))) : file;
  let number = 0;
  for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
    number++;
    if (line.trim() !== '') yield `${JSON.stringify(forecastLine(parseLine(line, number)))}\n`;
  }
}

/**
 * Forecasts every series of an NDJSON file (`{id, freq, h, x}` a line) into another (`{id, mean, lo95, hi95, model, ms}`),
 * in order and one series at a time; a name ending in .gz is compressed.
 *
 * @throws AppError `unreadable-file` naming the line that is not a series.
 */
export const forecastFile = async (inputPath: string, outputPath: string): Promise<void> => {
  const lines = Readable.from(forecastLines(inputPath));
  const output = createWriteStream(outputPath);
  await (isGzip(outputPath) ? pipeline(lines, createGzip(), output) : pipeline(lines, output));
};

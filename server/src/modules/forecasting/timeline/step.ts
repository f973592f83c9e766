export type StepUnit =
  'row' | 'number' | 'second' | 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month' | 'quarter' | 'year';

/** The even spacing of a timeline: `count` units from one period to the next. */
export interface Step {
  readonly unit: StepUnit;
  readonly count: number;
}

/** Maps positions on a timeline (UTC milliseconds, or plain numbers) to period numbers and back. */
export interface Grid {
  readonly step: Step;
  /** Whole number of the period that holds the position. */
  indexOf(position: number): number;
  /** Where the period is shown: a position that `indexOf` maps to `index`. */
  positionOf(index: number): number;
}

const second = 1_000;
const day = 86_400 * second;
const fixedUnits = { second, minute: 60 * second, hour: 3_600 * second, day, week: 7 * day } as const;
const monthUnits = { month: 1, quarter: 3, year: 12 } as const;

const evenGrid = (step: Step, origin: number, width: number): Grid => ({
  step,
  indexOf: (position) => Math.floor((position - origin) / width + 1e-9),
  positionOf: (index) => origin + index * width,
});

export const monthsOf = (ms: number): number => {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

const dayInMonth = (months: number, dayOfMonth: number): number => {
  const year = Math.floor(months / 12);
  const last = new Date(Date.UTC(year, (months % 12) + 1, 0)).getUTCDate();
  return Date.UTC(year, months % 12, Math.min(dayOfMonth, last));
};

interface MonthGridOptions {
  readonly unit: keyof typeof monthUnits;
  readonly count?: number;
  /** Day the periods are shown at: 1 for the first, 31 for month ends. */
  readonly dayOfMonth?: number;
  /** Month (0 = January) that some period starts with; shifts fiscal quarters and years. */
  readonly phase?: number;
}

/** Months, quarters or years; months without the day of month show their last day. */
export const monthGrid = ({ unit, count = 1, dayOfMonth = 1, phase = 0 }: MonthGridOptions): Grid => {
  const width = monthUnits[unit] * count;
  const shift = phase % width;
  return {
    step: { unit, count },
    indexOf: (position) => Math.floor((monthsOf(position) - shift) / width),
    positionOf: (index) => dayInMonth(index * width + shift, dayOfMonth),
  };
};

/** Seconds to weeks, counted from `origin`. */
export const fixedGrid = (unit: keyof typeof fixedUnits, count: number, origin: number): Grid =>
  evenGrid({ unit, count }, origin, fixedUnits[unit] * count);

/** Plain numbers `width` apart. */
export const numberGrid = (step: Step, origin: number, width: number): Grid => evenGrid(step, origin, width);

/** Monday 5 January 1970, 00:00 UTC. */
const monday = 4 * day;

/** Monday to Friday; a weekend counts with its Friday. */
export const workdayGrid = (): Grid => ({
  step: { unit: 'workday', count: 1 },
  indexOf: (position) => {
    const days = Math.floor((position - monday) / day);
    const week = Math.floor(days / 7);
    return week * 5 + Math.min(4, days - week * 7);
  },
  positionOf: (index) => {
    const week = Math.floor(index / 5);
    return monday + (week * 7 + (index - week * 5)) * day;
  },
});

/** Calendar periods without regard to where the data starts: weeks from Monday, months from the first. */
export const calendarGrid = (unit: 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'): Grid => {
  if (unit === 'month' || unit === 'quarter' || unit === 'year') return monthGrid({ unit });
  return fixedGrid(unit, 1, unit === 'week' ? monday : 0);
};

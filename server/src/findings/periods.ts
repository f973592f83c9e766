type Period = 'day' | 'week' | 'month' | 'quarter' | 'year' | null;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A calendar period by its first day: "March 2026", "week of 2026-03-02", "Q1 2026". */
export const periodName = (start: string, period: Period): string => {
  const [year, month] = start.split('-').map(Number) as [number, number];
  if (period === 'year') return String(year);
  if (period === 'quarter') return `Q${Math.ceil(month / 3)} ${year}`;
  if (period === 'month') return `${months[month - 1]} ${year}`;
  return period === 'week' ? `the week of ${start}` : start;
};

export const monthName = (month: number): string => months[month - 1]!;

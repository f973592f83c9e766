import type { Cell } from '#shared/data/cell.js';

const monthStart = (month: number): number => Math.round(Date.UTC(2022, month, 1) / 86_400_000) + 25_569;

/** Forty months of orders in which revenue rises, one region sells more, and single values stand out; the first region's name can be chosen. */
export const tellingTable = (region = 'West'): { rows: Cell[][]; formats: (string | null)[] } => {
  const regions = [region, 'North', 'South', 'East'];
  const rows = Array.from({ length: 480 }, (_, i): Cell[] => {
    const month = Math.floor(i / 12);
    const wobble = ((i * 7_919) % 41) - 20;
    const revenue = 100 + 3 * month + wobble + (i % 4 === 0 ? 60 : 0);
    return [monthStart(month) + 2 * (i % 12), regions[i % 4]!, revenue, i === 77 ? 950 : 20 + ((i * 104_729) % 17)];
  });
  return { rows: [['Date', 'Region', 'Revenue', 'Units'], ...rows], formats: ['dd.mm.yyyy', null, '0', '0'] };
};

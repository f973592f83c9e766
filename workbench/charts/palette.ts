/** Office theme 2023: accents, text and grid of a new chart in Excel. */
const accents = ['#156082', '#E97132', '#196B24', '#0F9ED5', '#A02B93', '#4EA72E'] as const;
export const chartText = '#595959';
export const chartGrid = '#D9D9D9';
export const chartFont = 'Aptos Narrow, Calibri, Carlito, Liberation Sans, Arial, sans-serif';

export const pixelsPerPoint = 96 / 72;

export function accent(index: number): string {
  return accents[index % accents.length] as string;
}

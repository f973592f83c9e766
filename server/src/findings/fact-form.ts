import type { Fact } from '#shared/answers/finding.js';
import type { Share } from '#shared/answers/share.js';
import { masked } from '../common/masked.js';

const LONGEST_NAME = 120;
const LONGEST_VALUE = 60;

export interface FactForm {
  /** What a model is told in place of the fact. */
  readonly form: string;
  readonly isColumn: boolean;
  /** Whether it tells anything of a value of the data. */
  readonly tells: boolean;
}

/** "−18.2%" as "#%", "12 other values" as "# other values". */
const withoutDigits = (text: string): string =>
  text.replaceAll(/[\p{N}][\p{N}.,]*/gu, '#').replaceAll(/[-−+]\s*(?=\S*#)/gu, '');

/**
 * A fact as a model may see it. Numbers are always kept back, with their sign and size; names of columns are told; other texts of
 * the data are kept back, masked or told, as the user allows.
 */
export const factForm = ({ value, text }: Fact, columns: ReadonlySet<string>, share: Share): FactForm => {
  if (typeof value === 'number')
    return { form: `number, written ${withoutDigits(text)}`, isColumn: false, tells: false };
  if (columns.has(text)) return { form: `column ${text.slice(0, LONGEST_NAME)}`, isColumn: true, tells: false };
  if (share === 'names') return { form: 'name in the data', isColumn: false, tells: false };
  const shown = share === 'shapes' ? masked(text) : text.slice(0, LONGEST_VALUE);
  return {
    form: `name in the data, ${share === 'shapes' ? 'of the form' : 'namely'} ${shown}`,
    isColumn: false,
    tells: true,
  };
};

import type { ForecastExplanation } from '#shared/analyses/forecast.js';
import { listed, percent } from '#shared/wording/numbers.js';

const namesOf = (columns: ForecastExplanation['columns'], future: 'given' | 'held'): string[] =>
  columns.filter((column) => column.future === future).map(({ name }) => name);

const futureSentence = (columns: ForecastExplanation['columns']): string => {
  const [given, held] = [namesOf(columns, 'given'), namesOf(columns, 'held')];
  const sentences = [
    given.length > 0 && `The future of ${listed(given)} was read from the table.`,
    held.length > 0 && `The future of ${listed(held)} is not in the table; it is taken to go on as it was.`,
  ];
  return sentences.filter(Boolean).join(' ');
};

/** "Price helps to foretell: 32% less error in the backtests with it than without. …", or that it does not. */
export const explanationSentence = ({ used, columns, idle, error, errorWithout }: ForecastExplanation): string => {
  const names = columns.map(({ name }) => name);
  const unused = idle.length > 0 ? ` ${listed(idle)} showed no effect.` : '';
  if (used && error !== null && errorWithout !== null && errorWithout > 0) {
    const saved = percent(1 - error / errorWithout, 0);
    return `With ${listed(names)} the backtests show ${saved} less error than without. ${futureSentence(columns)}${unused}`;
  }
  if (names.length === 0) return `${listed(idle)} showed no effect beside trend and season; not used.`;
  return `${listed(names)} did not lower the error of the backtests; not used.${unused}`;
};

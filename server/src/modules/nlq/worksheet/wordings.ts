/** Turns of business speech that mislead word by word: "return rate" neither asks to return something nor for a price. */
const wordings: readonly (readonly [RegExp, string])[] = [
  [/\b(day|week|month|quarter|year)[- ](?:over|on|to)[- ]\1\b/gi, 'by $1'],
  [/\bday of (?:the )?week\b/gi, 'weekday'],
  [/\breturn rate\b/gi, 'returned rate'],
  [/\bbest[- ]selling\b/gi, 'best'],
  [/\b(sells?|sold|performs?|performed) (best|worst|most|least)\b/gi, '$2'],
];

/** The question in the words the planners know. */
export const spoken = (question: string): string =>
  wordings.reduce((text, [from, to]) => text.replace(from, to), question);

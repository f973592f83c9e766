import type { Mention } from '../linking/mentions.js';
import type { Reader } from './reader.js';

/** The words of a mention end in a verb: "films directed". */
export const isVerb = (text: string): boolean =>
  /^(left|took|joined|began|ended) /i.test(text) ||
  /(ed|ing|[^s]s)$/i.test(text) ||
  /^(made|held|won|taught|sold|bought|broadcast|built|written|led|given|run|born|paid)$/i.test(text);

const isWholeColumn = (mention: Mention | null | undefined): boolean => {
  const [top] = mention?.candidates ?? [];
  return top !== undefined && top.column !== null && top.score >= 0.95;
};

/** "policy type": the second noun is what is asked for, the first says of what. */
export const compound = (reader: Reader, mention: Mention): void => {
  if (isWholeColumn(reader.draft.selects.at(-1)?.mention) && isWholeColumn(mention)) return reader.addSelect(mention);
  const last = reader.draft.selects.pop();
  if (last?.mention) {
    reader.draft.context.push(last.mention);
    reader.draft.selects.push({ ...last, mention });
  }
};

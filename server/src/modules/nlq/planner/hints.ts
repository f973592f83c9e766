import type { Lexicon } from '../linking/lexicon.js';
import type { Candidate, Mention } from '../linking/mentions.js';
import { stem } from '../linking/stem.js';
import { isNumeric, isTemporal, columnOf } from '../schema/snapshot.js';

/** A mention the question only implies: "youngest" means age. Earlier words are likelier. */
export const hintMention = (lexicon: Lexicon, words: readonly string[], text: string): Mention | null => {
  const best = new Map<string, Candidate>();
  words.forEach((word, rank) => {
    const stems = word.split(' ').map(stem);
    for (const wording of lexicon.wordings) {
      if (wording.column === null || !stems.every((each) => wording.words.includes(each))) continue;
      const column = columnOf(lexicon.schema, wording.table, wording.column);
      if (!column || column.primary) continue;
      const measurable = isNumeric(column) || isTemporal(column);
      const exact = stems.length / wording.words.length;
      const score = (0.75 - 0.05 * rank) * (0.6 + 0.4 * exact) * (measurable ? 1 : 0.7) * (wording.withTable ? 0 : 1);
      const key = `${wording.table}\u0000${wording.column}`;
      if (score > 0.2 && (best.get(key)?.score ?? 0) < score)
        best.set(key, { table: wording.table, column: wording.column, score });
    }
  });
  const candidates = [...best.values()].sort((a, b) => b.score - a.score);
  return candidates.length > 0 ? { start: -1, end: -1, text, candidates } : null;
};

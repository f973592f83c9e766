/**
 * Business questions over three worksheet tables: right, wrong (the worst), unanswered.
 * Run: node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/ask-business.ts
 */
import { askBusinessQuestions } from '../support/ask/ask-business-questions.js';

const outcomes = await askBusinessQuestions();
for (const { question, outcome, detail } of outcomes)
  if (outcome !== 'right') console.log(outcome.padEnd(11), question, '|', detail);
const count = (wanted: string): number => outcomes.filter(({ outcome }) => outcome === wanted).length;
console.log(
  `${outcomes.length} questions: ${count('right')} right, ${count('wrong')} wrong, ${count('unanswered')} unanswered`,
);

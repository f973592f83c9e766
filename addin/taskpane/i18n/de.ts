import type { en } from './en.js';
import { analyze } from './de/analyze.js';
import { answers } from './de/answers.js';
import { cellAi } from './de/cell-ai.js';
import { connect } from './de/connect.js';
import { frame } from './de/frame.js';
import { findings } from './de/findings.js';
import { investigate } from './de/investigate.js';
import { questions } from './de/questions.js';
import { pages } from './de/pages.js';
import { sources } from './de/sources.js';

/** German, key by key what English has. */
export const de: typeof en = {
  ...frame,
  ...answers,
  ...cellAi,
  ...connect,
  ...analyze,
  ...findings,
  ...investigate,
  ...questions,
  ...pages,
  ...sources,
};

import { analyze } from './en/analyze.js';
import { answers } from './en/answers.js';
import { cellAi } from './en/cell-ai.js';
import { connect } from './en/connect.js';
import { frame } from './en/frame.js';
import { findings } from './en/findings.js';
import { investigate } from './en/investigate.js';
import { questions } from './en/questions.js';
import { pages } from './en/pages.js';
import { sources } from './en/sources.js';

export const en = {
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

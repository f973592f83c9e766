import { analyze } from './en/analyze.js';
import { answers } from './en/answers.js';
import { connect } from './en/connect.js';
import { frame } from './en/frame.js';
import { pages } from './en/pages.js';

export const en = { ...frame, ...answers, ...connect, ...analyze, ...pages };

export { checkCompared, chosenGroups, compareAnalysis, compareOutcome, type Compared } from './compare-analysis.js';
export { correlateAnalysis } from './correlate-analysis.js';
export { compareMoments } from './t-test.js';

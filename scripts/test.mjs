// npm test: builds what the end-to-end tests open, finds a browser, runs every test, and says what was skipped and why.
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { findBrowser } from './find-browser.mjs';

const REPORT = 'test-results/report.json';
/** A test that never ends blocks its worker for good; then the run ends here, as failed. */
const LONGEST_RUN_MS = 35 * 60_000;
const SKIPPED = ['skipped', 'pending', 'todo'];

const testsOf = ({ testResults }) => testResults.flatMap(({ assertionResults }) => assertionResults);

/** One line a suite and reason rather than one a test: "skipped: 97 of Oracle: no Oracle here: set ORACLE_URL". */
const skipLines = (skipped) => {
  const counts = new Map();
  for (const { ancestorTitles, meta } of skipped) {
    const what = [ancestorTitles[0] ?? 'other', meta?.skipReason].filter(Boolean).join(': ');
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `skipped: ${count} of ${what}`);
};

const failureLines = (report) => [
  ...testsOf(report)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `failed: ${fullName}: ${(failureMessages[0] ?? '').split('\n')[0]}`),
  ...report.testResults
    .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .map(({ name, message }) => `failed: ${path.relative('.', name)}: ${message.split('\n')[0]}`),
];

/** CI tries a failed test once more; what needed it is said, so that it is mended rather than forgotten. */
const retriedLines = (report) =>
  testsOf(report)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => `retried: ${fullName}: ${failureMessages[0].split('\n')[0]}`);

export const runTests = async (extra = []) => {
  process.chdir(path.dirname(import.meta.dirname));
  await mkdir('test-results', { recursive: true });
  await rm(REPORT, { force: true });
  await build();
  const browser = findBrowser();
  const environment = { ...process.env, ...(browser ? { DV_BROWSER: browser } : {}) };
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...extra,
  ];
  const { status, error } = spawnSync(process.execPath, vitest, {
    stdio: 'inherit',
    env: environment,
    timeout: LONGEST_RUN_MS,
    killSignal: 'SIGKILL',
  });
  if (error) console.log(`failed: the tests did not end: ${error.message}`);
  const report = JSON.parse(await readFile(REPORT, 'utf8').catch(() => '{"testResults":[]}'));
  const skipped = testsOf(report).filter((test) => SKIPPED.includes(test.status));
  for (const line of [...skipLines(skipped), ...retriedLines(report), ...failureLines(report)]) console.log(line);
  const failed = (report.numFailedTests ?? 0) + (status !== 0 && !report.numFailedTests ? 1 : 0);
  return { passed: report.numPassedTests ?? 0, failed, skipped: skipped.length };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = await runTests(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

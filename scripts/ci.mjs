// The checks of .ci/run after `npm ci`: formatting, lint, types, import rules, dead code, then every test.
import { spawnSync } from 'node:child_process';

const checks = ['format:check', 'lint', 'typecheck', 'imports:check', 'deadcode:check'];

const npm = (script) =>
  spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

let passed = 0;
let failed = 0;
for (const check of checks) {
  const began = performance.now();
  const ok = npm(check);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${check} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  if (ok) passed += 1;
  else failed += 1;
}
const { runTests } = await import('./test.mjs');
const tests = await runTests();
passed += tests.passed;
failed += tests.failed;
console.log(`${passed} passed, ${failed} failed${tests.skipped ? `, ${tests.skipped} skipped` : ''}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

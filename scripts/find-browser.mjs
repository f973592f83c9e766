// Chromium for the end-to-end tests: DV_BROWSER, else one that is installed, else Debian's package where we may install it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const candidates = [
  process.env.DV_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const installed = () => candidates.find((file) => file && existsSync(file)) ?? null;

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

const install = () => {
  console.log('  installing Chromium for the end-to-end tests …');
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
};

export const findBrowser = () => {
  if (!installed() && mayInstall()) install();
  const browser = installed();
  if (!browser) console.log('  no Chromium found: the end-to-end tests are skipped. Install it, or set DV_BROWSER.');
  return browser;
};

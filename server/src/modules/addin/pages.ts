import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express, { type Express, type Response } from 'express';
import type { Settings } from '../../config/settings.js';
import { builtFolder, officeJsFolder, workbenchFolder } from './folders.js';

const YEAR = 31_536_000;

const officeHosts = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.sharepoint.com',
  'https://onedrive.live.com',
  'https://*.cloud.microsoft',
];

const contentPolicy = (scripts: string, styles: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    `style-src ${styles}`,
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'self'",
    "worker-src 'self' blob:",
    `frame-ancestors 'self' ${officeHosts.join(' ')}`,
  ].join('; ');

const officeCdn = 'https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com';

/** Style elements need the nonce of their page; attributes are how charts and Fluent UI place things. */
const panePolicy = (nonce?: string): string =>
  contentPolicy(
    `'self' ${officeCdn}`,
    nonce ? `'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'` : "'self'; style-src-attr 'unsafe-inline'",
  );

/** Univer compiles its formula grammar at run time and writes styles; the workbench is for trying out only. */
const workbenchPolicy = contentPolicy("'self' 'unsafe-eval'", "'self' 'unsafe-inline'");

const sendPane = async (response: Response): Promise<void> => {
  const page = await readFile(path.join(builtFolder, 'taskpane.html'), 'utf8');
  const nonce = randomBytes(18).toString('base64');
  response.setHeader('Content-Security-Policy', panePolicy(nonce));
  response.setHeader('Cache-Control', 'no-store');
  response.type('html').send(page.replace('{{style-nonce}}', nonce));
};

const cacheable = (response: Response, file: string): void => {
  const hashed = /\.[0-9a-f]{8,}\.\w+$/.test(path.basename(file));
  response.setHeader('Cache-Control', hashed ? `public, max-age=${YEAR}, immutable` : 'public, max-age=300');
};

/** Serves what the add-in is made of and, outside production, the workbench with the real office.js. */
export const servePages = (app: Express, settings: Settings): void => {
  app.use((request, response, next) => {
    response.setHeader('Content-Security-Policy', request.path === '/' ? workbenchPolicy : panePolicy());
    next();
  });
  if (settings.workbench) {
    app.get('/', (_request, response) => response.sendFile(path.join(workbenchFolder, 'workbench.html')));
    app.use('/workbench', express.static(workbenchFolder, { index: false, setHeaders: cacheable }));
    app.use('/office-js', express.static(officeJsFolder(), { maxAge: YEAR * 1_000, immutable: true }));
  }
  app.get('/taskpane.html', (_request, response, next) => void sendPane(response).catch(next));
  app.get('/favicon.ico', (_request, response) => response.sendFile(path.join(builtFolder, 'assets', 'icon-32.png')));
  app.use(express.static(builtFolder, { index: false, setHeaders: cacheable }));
};

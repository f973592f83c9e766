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

const contentPolicy = (scripts: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'self'",
    "worker-src 'self' blob:",
    `frame-ancestors 'self' ${officeHosts.join(' ')}`,
  ].join('; ');

const officeCdn = 'https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com';

const panePolicy = contentPolicy(`'self' ${officeCdn}`);

/** Univer compiles its formula grammar at run time; the workbench is for trying out only. */
const workbenchPolicy = contentPolicy("'self' 'unsafe-eval'");

const cacheable = (response: Response, file: string): void => {
  const hashed = /\.[0-9a-f]{8,}\.\w+$/.test(path.basename(file));
  response.setHeader('Cache-Control', hashed ? `public, max-age=${YEAR}, immutable` : 'public, max-age=300');
};

/** Serves what the add-in is made of and, outside production, the workbench with the real office.js. */
export const servePages = (app: Express, settings: Settings): void => {
  app.use((request, response, next) => {
    response.setHeader('Content-Security-Policy', request.path === '/' ? workbenchPolicy : panePolicy);
    next();
  });
  if (settings.workbench) {
    app.get('/', (_request, response) => response.sendFile(path.join(workbenchFolder, 'workbench.html')));
    app.use('/workbench', express.static(workbenchFolder, { index: false, setHeaders: cacheable }));
    app.use('/office-js', express.static(officeJsFolder(), { maxAge: YEAR * 1_000, immutable: true }));
  }
  app.get('/favicon.ico', (_request, response) => response.sendFile(path.join(builtFolder, 'assets', 'icon-32.png')));
  app.use(express.static(builtFolder, { index: false, setHeaders: cacheable }));
};

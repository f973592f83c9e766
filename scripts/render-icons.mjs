// Renders the icons of ribbon and cell menu to addin/assets: node scripts/render-icons.mjs
import * as icons from '@fluentui/react-icons';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { findBrowser } from './find-browser.mjs';

const BRAND = '#0b6a85';
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
const FOLDER = 'addin/assets';

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28">
  <rect width="28" height="28" rx="6" fill="${BRAND}"/>
  <rect x="6" y="15" width="3.6" height="7" rx="1" fill="#fff" opacity=".55"/>
  <rect x="12.2" y="11" width="3.6" height="11" rx="1" fill="#fff" opacity=".8"/>
  <rect x="18.4" y="6" width="3.6" height="16" rx="1" fill="#fff"/>
</svg>`;

/** Fluent UI System Icons (MIT), drawn for 20 px up to 24 px and for 48 px above. */
const glyphs = {
  ask: [icons.ChatSparkle20Regular, icons.ChatSparkle48Regular],
  refresh: [icons.ArrowSync20Regular, icons.ArrowSync24Regular],
  analyze: [icons.DataTrending20Regular, icons.DataTrending48Regular],
  profile: [icons.TableSearch20Regular, icons.TableSearch28Regular],
  clean: [icons.Broom20Regular, icons.Broom28Regular],
  explore: [icons.ChartMultiple20Regular, icons.ChartMultiple32Regular],
  outliers: [icons.DataScatter20Regular, icons.DataScatter32Regular],
  forecast: [icons.DataLine20Regular, icons.DataLine32Regular],
  report: [icons.DocumentText20Regular, icons.DocumentText48Regular],
};

const markup = (glyph) => renderToStaticMarkup(createElement(glyph, { primaryFill: BRAND }));

const drawings = [
  ...SIZES.map((size) => [`icon-${size}.png`, size, logo]),
  ...Object.entries(glyphs).flatMap(([name, [small, large]]) =>
    SIZES.filter((size) => size !== 64).map((size) => [
      `${name}-${size}.png`,
      size,
      markup(size <= 24 ? small : large),
    ]),
  ),
];

mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  for (const [file, size, svg] of drawings) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    await page.screenshot({ path: `${FOLDER}/${file}`, omitBackground: true });
  }
} finally {
  await browser.close();
}

// node advertise.mjs (npm run advertise) takes the pictures of the reference
// page: images/screenshot.png and the smaller images/tn.png for the list of
// themes, and docs/page.png for the README.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { open, startBrowser, startSite } from './harness.mjs';

const folder = fileURLToPath(new URL('../../', import.meta.url));
const reference = '/comparisons/python-vs-nodejs/';

// Sizes that the list of themes asks for, of the same view.
const view = { width: 1500, height: 1000 };
const pictures = { 'images/screenshot.png': 1, 'images/tn.png': 0.6 };

const site = await startSite();
const browser = await startBrowser();
for (const [name, deviceScaleFactor] of Object.entries(pictures)) {
  const page = await browser.newPage({ viewport: view, deviceScaleFactor });
  await page.goto(site.url + reference, { waitUntil: 'load' });
  // Not its introduction, but the table at a glance and the options below it.
  await page.locator('.cmp-glance').evaluate((part) => scrollTo(0, part.getBoundingClientRect().top - 36));
  await save(name, (options) => page.screenshot(options));
  await page.close();
}

// The same two parts, whole, as wide as a README shows them.
const { page, close } = await open(browser, site.url + reference, { width: 976 });
const first = await page.locator('.cmp-glance').boundingBox();
const last = await page.locator('.cmp-option').first().boundingBox();
const margin = 24;
const clip = { x: 0, y: first.y - margin, width: 976, height: last.y + last.height + 2 * margin - first.y };
await save('docs/page.png', (options) => page.screenshot({ ...options, clip, fullPage: true }));
await close();
await browser.close();
await site.close();

async function save(name, take) {
  const file = path.join(folder, name);
  await take({ path: file });
  console.log(file);
}

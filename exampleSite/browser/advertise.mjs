// node advertise.mjs (npm run advertise) takes the pictures of the reference
// page for the list of themes: images/screenshot.png and the smaller images/tn.png.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startBrowser, startSite } from './harness.mjs';

const folder = new URL('../../images/', import.meta.url);

// Sizes that the list of themes asks for, of the same view.
const view = { width: 1500, height: 1000 };
const pictures = { 'screenshot.png': 1, 'tn.png': 0.6 };

const site = await startSite();
const browser = await startBrowser();
await mkdir(folder, { recursive: true });
for (const [name, deviceScaleFactor] of Object.entries(pictures)) {
  const page = await browser.newPage({ viewport: view, deviceScaleFactor });
  await page.goto(`${site.url}/comparisons/python-vs-nodejs/`, { waitUntil: 'load' });
  // Not its introduction, but the table at a glance and the options below it.
  await page.locator('.cmp-glance').evaluate((part) => scrollTo(0, part.getBoundingClientRect().top - 36));
  const path = fileURLToPath(new URL(name, folder));
  await page.screenshot({ path });
  console.log(path);
  await page.close();
}
await browser.close();
await site.close();

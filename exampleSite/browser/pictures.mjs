// The pictures of the reference page that somebody has looked at and approved.
// node pictures.mjs (npm run approve) writes them anew.

import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { open, startBrowser, startSite, widths } from './harness.mjs';

const reference = '/comparisons/python-vs-nodejs/';

/** Where the approved picture of this width is. */
export const approved = (width) => new URL(`approved/python-vs-nodejs-${width}.png`, import.meta.url);

/** A picture of the reference page, whole. */
export async function picture(browser, site, width) {
  const { page, close } = await open(browser, site.url + reference, { width });
  try {
    return await page.screenshot({ fullPage: true, animations: 'disabled', scale: 'css' });
  } finally {
    await close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const site = await startSite();
  const browser = await startBrowser();
  await mkdir(new URL('approved/', import.meta.url), { recursive: true });
  for (const width of widths) {
    await writeFile(approved(width), await picture(browser, site, width));
    console.log(fileURLToPath(approved(width)));
  }
  await browser.close();
  await site.close();
}

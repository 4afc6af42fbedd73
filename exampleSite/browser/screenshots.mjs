// node screenshots.mjs OUTDIR writes a picture of every page, whole, at every
// width and in both colour schemes.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { open, pages, schemes, startBrowser, startSite, widths } from './harness.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node screenshots.mjs OUTDIR');
  process.exit(2);
}
await mkdir(folder, { recursive: true });

const site = await startSite();
try {
  const browser = await startBrowser();
  for (const address of pages) {
    const name = address.replace(/\.html$/, '').split('/').filter(Boolean).join('-') || 'home';
    for (const width of widths) {
      for (const scheme of schemes) {
        const { page, close } = await open(browser, site.url + address, { width, scheme });
        const file = path.join(folder, `${name}-${width}-${scheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file);
        await close();
      }
    }
  }
  await browser.close();
} finally {
  await site.close();
}

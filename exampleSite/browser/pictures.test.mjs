// The reference page looks as it did when somebody approved of it: run
// `npm run approve` after looking at what has changed.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { startBrowser, startSite, widths } from './harness.mjs';
import { approved, picture } from './pictures.mjs';

const site = await startSite();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await site.close();
});

// Of the pixels. Two pictures of one page on one machine are the same to the last; this leaves room for the edges of letters.
const tolerance = 0.001;

for (const width of widths) {
  test(`the reference page, ${width} px wide, looks as approved`, async () => {
    const taken = await picture(browser, site, width);
    const [now, before] = [PNG.sync.read(taken), PNG.sync.read(await readFile(approved(width)))];
    assert.deepEqual([now.width, now.height], [before.width, before.height], 'size of the page; npm run approve accepts it');
    const difference = new PNG({ width: now.width, height: now.height });
    const pixels = pixelmatch(now.data, before.data, difference.data, now.width, now.height, { threshold: 0.1 });
    if (pixels <= tolerance * now.width * now.height) return;
    const folder = path.join(tmpdir(), 'comparisons-pictures');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, `${width}-difference.png`), PNG.sync.write(difference));
    await writeFile(path.join(folder, `${width}-now.png`), taken);
    assert.fail(`${pixels} pixels differ: see ${folder}; npm run approve accepts it`);
  });
}

// The HTML of every page of the example site, and Lighthouse's opinion of the reference page.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, test } from 'node:test';
import { launch } from 'chrome-launcher';
import { HtmlValidate } from 'html-validate';
import lighthouse from 'lighthouse';
import { chromiumPath, startSite } from './harness.mjs';

// Lighthouse looks for robots.txt from within the page.
const site = await startSite({ connect: true });
after(site.close);

test('the HTML of every page is valid', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // Of style, not of validity.
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      'no-inline-style': 'error',
      // A table that scrolls is a region only while it does, where the site has the script.
      'prefer-native-element': ['error', { exclude: ['region'] }],
    },
  });
  const all = (await readdir(site.folder, { recursive: true })).filter((file) => file.endsWith('.html'));
  const files = all.filter((file) => !file.endsWith('page/1/index.html')); // which Hugo writes itself, to lead elsewhere
  assert.ok(files.length > 20, `${files.length} pages`);
  const found = [];
  for (const file of files) {
    const { results } = await validator.validateFile(path.join(site.folder, file));
    for (const { messages } of results) {
      found.push(...messages.map(({ ruleId, message, line }) => `${file}:${line}: ${message} [${ruleId}]`));
    }
  }
  assert.deepEqual([...new Set(found)], []);
});

test('Lighthouse gives the reference page 100 for accessibility, best practices and SEO', async () => {
  const chrome = await launch({
    chromePath: chromiumPath,
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const { lhr } = await lighthouse(`${site.url}/comparisons/python-vs-nodejs/`, {
      port: chrome.port,
      logLevel: 'error',
      onlyCategories: ['accessibility', 'best-practices', 'seo'],
    });
    const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, score * 100]));
    const lost = Object.values(lhr.categories)
      .flatMap(({ auditRefs }) => auditRefs)
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${id}: ${lhr.audits[id].title}`);
    assert.deepEqual(lost, []);
    assert.deepEqual(scores, { accessibility: 100, 'best-practices': 100, seo: 100 });
  } finally {
    chrome.kill();
  }
});

// What every page owes every reader, whatever the colours and the width.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, describe, test } from 'node:test';
import { contrasts } from './contrast.mjs';
import { open, pages, schemes, startBrowser, startSite, widths } from './harness.mjs';

const site = await startSite();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await site.close();
});

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Also what is off by default: the experimental rules, of which most are about tables, and small targets (WCAG 2.2).
const options = { resultTypes: ['violations'] };
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental'];
const tableRules = ['td-has-header', 'td-headers-attr', 'th-has-data-cells', 'table-fake-caption', 'table-duplicate-name', 'scope-attr-valid', 'target-size'];

/** Calls back in every colour scheme at every width. */
async function everyLook(page, check) {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await check(`${colorScheme}, ${width} px wide`);
    }
  }
}

for (const address of pages) {
  describe(address, async () => {
    const { page, faults, close } = await open(browser, site.url + address, {});
    after(close);

    test('axe finds nothing', async () => {
      await page.evaluate(axe);
      const rules = await page.evaluate((tags) => axe.getRules(tags).map(({ ruleId }) => ruleId), tags);
      assert.deepEqual(tableRules.filter((rule) => !rules.includes(rule)), [], 'axe no longer has these rules');
      const all = { ...options, rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])) };
      await everyLook(page, async (look) => {
        const { violations, passes } = await page.evaluate((options) => globalThis.axe.run(document, options), all);
        const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.target}\n${node.failureSummary}`));
        assert.deepEqual(found, [], look);
        assert.ok(passes.length > 20, `only ${passes.length} rules applied`);
      });
    });

    test('text and signs stand out from their ground', () =>
      everyLook(page, async (look) => {
        const measured = await page.evaluate(contrasts);
        assert.ok(measured.length > 5, `only ${measured.length} colours measured`);
        assert.deepEqual(measured.filter(({ ratio, least }) => ratio < least), [], look);
      }));

    test('fits a screen 320 px wide', async () => {
      await page.setViewportSize({ width: 320, height: 900 });
      const beyond = await page.evaluate(() => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return [];
        const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth);
        return [`${root.scrollWidth} px wide`, ...wide.map((e) => e.outerHTML.slice(0, 100))];
      });
      assert.deepEqual(beyond, []);
    });

    test('nothing shifts, nothing is asked of other sites, the console stays empty', async () => {
      await page.reload();
      const shifts = await page.evaluate(() => new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (sum += value))).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 200);
      }));
      assert.equal(shifts, 0, 'layout shift');
      assert.deepEqual(faults, []);
    });
  });
}

describe('dark by the switch of a theme', async () => {
  // A theme says it with a class or an attribute, and its own stylesheet; what reaches us is the colour of the text.
  for (const address of ['/comparisons/python-vs-nodejs/', '/comparisons/image-formats-for-the-web/']) {
    test(`${address} follows the colours around it`, async () => {
      const { page, close } = await open(browser, site.url + address, { scheme: 'light' });
      await page.evaluate(() => {
        const { style } = document.documentElement;
        for (const name of ['accent', 'surface', 'line', 'muted', 'button-surface', 'button-text']) style.setProperty(`--cmp-${name}`, 'initial');
        document.body.style.background = '#101418';
        document.body.style.color = '#e8eaed';
        style.setProperty('--accent', '#7fd0dc'); // the theme's own links
      });
      const measured = (await page.evaluate(contrasts)).filter(({ within }) => within === 'cmp');
      assert.ok(measured.length > 10);
      assert.deepEqual(measured.filter(({ ratio, least }) => ratio < least), []);
      await close();
    });
  }
});

describe('the script', async () => {
  const scripted = await startSite({ script: true });
  after(scripted.close);
  const address = '/comparisons/image-formats-for-the-web/';

  test('takes a table that fits out of the order of the Tab key, and puts one that scrolls back', async () => {
    const { page, faults, close } = await open(browser, scripted.url + address, { width: 1280, height: 2400 });
    const glance = page.locator('.cmp-glance .cmp-table');
    await page.waitForFunction(() => !document.querySelector('.cmp-glance .cmp-table').hasAttribute('tabindex'));
    assert.equal(await glance.getAttribute('role'), null);
    await page.setViewportSize({ width: 560, height: 2400 });
    await page.waitForFunction(() => document.querySelector('.cmp-glance .cmp-table').tabIndex === 0);
    assert.equal(await glance.getAttribute('role'), 'region');
    assert.deepEqual(faults, []);
    const script = await page.locator('script[src]').evaluate((e) => ({ src: e.src, defer: e.defer, integrity: e.integrity }));
    assert.ok(script.defer && script.integrity);
    assert.ok((await (await page.request.get(script.src)).body()).length < 3 * 1024);
    await close();
  });
});

test('the stylesheet weighs less than 12 KB', async () => {
  const { page, close } = await open(browser, `${site.url}/comparisons/`);
  const href = await page.locator('main link[rel=stylesheet]').first().evaluate((e) => e.href);
  const { length } = await (await page.request.get(href)).body();
  assert.ok(length < 12 * 1024, `${length} bytes`);
  await close();
});

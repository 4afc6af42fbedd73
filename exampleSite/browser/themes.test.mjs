// Comparisons under what stylesheets of themes do: the page of the example site
// with its own stylesheet taken away and that of such a theme in its place,
// before and after the module's.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { startBrowser, startSite } from './harness.mjs';

const address = '/comparisons/python-vs-nodejs/';
const site = await startSite();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await site.close();
});

/** Runs a check on the page with the stylesheet of a theme, on both sides of the module's. */
async function under(css, check, width = 1280) {
  for (const side of ['before', 'after']) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    try {
      const page = await context.newPage();
      await page.goto(site.url + address, { waitUntil: 'load' });
      await page.evaluate(
        ([css, side]) => {
          const links = [...document.querySelectorAll('link[rel=stylesheet]')];
          const ours = links.find((link) => link.href.includes('/comparisons/'));
          for (const link of links) if (link !== ours) link.remove();
          const theme = document.createElement('style');
          theme.textContent = css;
          ours[side](theme);
        },
        [css, side],
      );
      await check(page, side);
    } finally {
      await context.close();
    }
  }
}

/** Boxes and computed styles of all elements that a selector names. */
function measure(page, selector) {
  return page.locator(selector).evaluateAll((all) =>
    all.map((e) => {
      const { x, width } = e.getBoundingClientRect();
      const { fontSize, fontWeight, display, listStyleType, backgroundColor, textAlign } = getComputedStyle(e);
      return { x, width, fontSize: parseFloat(fontSize), fontWeight: Number(fontWeight), display, listStyleType, backgroundColor, textAlign };
    }),
  );
}

async function first(page, selector) {
  const [found] = await measure(page, selector);
  assert.ok(found, `no ${selector}`);
  return found;
}

describe('a theme', () => {
  for (const [name, rules] of [
    ['row', 'display: flex; justify-content: center'],
    ['row that does not stretch', 'display: flex; align-items: flex-start'],
    ['column that centres', 'display: flex; flex-direction: column; align-items: center'],
    ['grid', 'display: grid; grid-template-columns: minmax(0, 1fr)'],
  ]) {
    test(`with a ${name} around the page leaves it its width`, () =>
      under(`main { ${rules}; width: 800px; margin: auto }`, async (page) => {
        const { width } = await first(page, '.cmp-page');
        assert.equal(width, 800);
      }));
  }

  test('with a flex parent of its content’s width leaves the page wide enough to read', () =>
    under('main { display: flex } main > * { flex: 0 1 auto; width: auto } body { display: flex; justify-content: center }', async (page) => {
      const { width } = await first(page, '.cmp-page');
      assert.ok(width >= 700, `${width} px`);
    }));

  test('with a root of 62.5 % leaves texts their size', () =>
    under('html { font-size: 62.5% } body { font-size: 1.8rem }', async (page) => {
      assert.equal((await first(page, '.cmp-overview p')).fontSize, 18);
      assert.ok((await first(page, '.cmp-table td')).fontSize >= 16);
      assert.ok((await first(page, '.cmp-reviewed')).fontSize >= 14);
      assert.ok((await first(page, '.cmp-page h2')).fontSize >= 24);
    }));

  test('that resets everything leaves headings, lists and cells what they are', () =>
    under(
      `*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }
       h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit }
       ol, ul, menu { list-style: none } table { border-collapse: collapse } th { font-weight: 400; text-align: center }`,
      async (page, side) => {
        if (side === 'after') return; // a reset stands in the head, above all
        const text = await first(page, '.cmp-overview p');
        const heading = await first(page, '.cmp-overview h2');
        assert.ok(heading.fontSize > text.fontSize * 1.2 && heading.fontWeight >= 600, 'a heading looks like text');
        assert.equal((await first(page, '.cmp-sources ul')).listStyleType, 'disc');
        assert.equal((await first(page, '.cmp-table tbody th')).textAlign, 'start');
        assert.ok((await first(page, '.cmp-table tbody th')).fontWeight >= 600);
      },
    ));

  test('with margins around headings and padding in sections moves nothing', () =>
    under(
      `h1 { margin: 32px } h2 { margin: 24px } main section { padding: 4rem 0 } header { background: #ddd; padding: 30px }`,
      async (page, side) => {
        if (side === 'before') {
          const text = await first(page, '.cmp-overview p');
          assert.equal((await first(page, '.cmp-overview h2')).x, text.x);
        }
        const padding = await page.locator('.cmp-overview').evaluate((e) => getComputedStyle(e).paddingBlockStart);
        assert.equal(padding, '0px');
        assert.equal(await page.locator('main header').count(), 0, 'a header of ours is styled as that of the site');
      },
    ));

  test('with striped tables colours no row', () =>
    under(
      `table tr:nth-child(even) { background: #fdd } table tr:nth-child(2n+1) td { background: #ddf } tbody > tr:nth-child(odd) > * { background-color: #dfd }`,
      async (page) => {
        const colours = new Set((await measure(page, '.cmp-table tbody tr:not(.cmp-group) td')).map(({ backgroundColor }) => backgroundColor));
        assert.equal(colours.size, 1, [...colours].join(' '));
        for (const { backgroundColor } of await measure(page, '.cmp-table tbody tr')) assert.equal(backgroundColor, 'rgba(0, 0, 0, 0)');
      },
    ));

  test('with tables that are blocks leaves them tables, as wide as the page', () =>
    under(`table { display: block; overflow-x: auto; width: max-content } main table { display: block } td, th { text-align: center }`, async (page) => {
      for (const { display, width } of await measure(page, '.cmp-table table')) {
        assert.equal(display, 'table');
        const region = await first(page, '.cmp-table');
        assert.ok(region.width - width <= 2, `a table of ${width} px in ${region.width} px`);
      }
    }));

  test('of all of this fits a screen 320 px wide', () =>
    under(
      `html { font-size: 62.5% } body { font-size: 1.6rem } main { display: flex; padding: 0 16px } table { display: block; white-space: nowrap } section { padding: 2rem }`,
      async (page) => {
        const [content, frame] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= frame, `${content} px of content`);
      },
      320,
    ));
});

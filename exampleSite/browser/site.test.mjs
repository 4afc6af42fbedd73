// The example site as its readers meet it: built, served under a strict
// content security policy, and opened in Chromium.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { open, pages, schemes, startBrowser, startSite, widths } from './harness.mjs';

const reference = '/comparisons/python-vs-nodejs/';
const comparisons = [reference, '/comparisons/react-vs-vue-vs-svelte/'];
const five = '/comparisons/image-formats-for-the-web/';

const site = await startSite();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await site.close();
});

/** Runs a check on a page of the site, then closes it. */
async function visit(address, options, check) {
  const { page, faults, close } = await open(browser, site.url + address, options);
  try {
    await check(page, faults);
  } finally {
    await close();
  }
}

describe('every page', () => {
  for (const address of pages) {
    test(`${address} loads without a fault and keeps the content security policy`, () =>
      visit(address, {}, async (page, faults) => {
        const icon = await page.locator('link[rel=icon]').getAttribute('href');
        assert.equal((await page.request.get(new URL(icon, page.url()).href)).status(), 200, icon);
        // The one property shows that the site's stylesheet applies, the other that the module's does:
        // the browser drops a stylesheet that does not match its integrity.
        assert.notEqual(await styleOf(page, 'html', '--gutter'), '', 'the stylesheet of the site does not apply');
        if (await page.locator('.cmp').count()) {
          assert.notEqual(await styleOf(page, '.cmp >> nth=0', '--_accent'), '', 'comparisons.css does not apply');
        }
        assert.deepEqual(faults, []);
      }));

    test(`${address} has one h1, one main, and skips no heading level`, () =>
      visit(address, {}, async (page) => {
        assert.equal(await page.getByRole('main').count(), 1, 'number of main landmarks');
        assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, 'number of h1');
        let before = 0;
        for (const { level, text } of await headings(page)) {
          assert.ok(level <= before + 1, `“${text}” is an h${level} after an h${before}`);
          before = level;
        }
      }));
  }

  test('an address of no page answers 404, with a page', () =>
    visit('/', {}, async (page) => {
      assert.equal((await page.goto(`${site.url}/comparisons/none/`)).status(), 404);
      await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    }));
});

describe('content security policy', () => {
  test('is strict, and the tests notice what breaks it', () =>
    visit(reference, {}, async (page, faults) => {
      const response = await page.reload();
      assert.match(response.headers()['content-security-policy'], /default-src 'none'; connect-src 'none'; script-src 'none'; style-src 'self'/);
      await page.evaluate(() => {
        document.body.insertAdjacentHTML('beforeend', '<p style="color: red">');
        return new Promise((resolve) => setTimeout(resolve, 100));
      });
      assert.ok(faults.some((fault) => fault.startsWith('content security policy: style-src-attr')), faults.join('\n'));
    }));
});

describe('the parts of a comparison', () => {
  const heading = (page, name, level = 2) => page.getByRole('heading', { name, level, exact: true });
  const section = (page, name, level) => page.locator('section').filter({ has: page.locator(`:scope > h${level ?? 2}`, { hasText: exactly(name) }) });

  test('stand in their order', () =>
    visit(reference, {}, async (page) => {
      const order = [
        ['kicker', page.getByText('Comparison', { exact: true })],
        ['title', heading(page, 'Python vs Node.js: choosing a backend runtime', 1)],
        ['subtitle', page.getByText('Data science strength on one side')],
        ['lead', page.getByText('When a startup or a growing company')],
        ['overview', heading(page, 'Overview')],
        ['table at a glance', page.getByRole('table', { name: 'At a glance' })],
        ...['Python', 'Node.js'].flatMap((option) => [
          [option, heading(page, option)],
          [`best for, ${option}`, section(page, option).getByText('Best for:')],
          [`pros, ${option}`, heading(section(page, option), 'Pros', 3)],
          [`cons, ${option}`, heading(section(page, option), 'Cons', 3)],
        ]),
        ['full table', page.getByRole('table', { name: 'Side by side' })],
        ['verdict', heading(page, 'Verdict')],
        ['questions', heading(page, 'FAQ')],
        ['sources', heading(page, 'Sources')],
        ['call to action', page.getByRole('link', { name: 'Tell us about your project' })],
      ];
      let above = { name: 'the top', y: 0, x: 0 };
      for (const [name, part] of order) {
        assert.equal(await part.count(), 1, `there is one ${name}`);
        const { x, y } = await part.boundingBox();
        // Pros and cons stand side by side where there is room.
        assert.ok(y > above.y || (y === above.y && x > above.x), `${name} does not follow ${above.name}`);
        above = { name, y, x };
      }
    }));

  test('are the same for a comparison of three', () =>
    visit(comparisons[1], {}, async (page) => {
      const outline = (await headings(page)).filter(({ level }) => level === 2).map(({ text }) => text);
      assert.deepEqual(outline, [
        'Overview', 'At a glance', 'React', 'Vue', 'Svelte', 'Side by side', 'Verdict', 'FAQ', 'Sources', 'Need help choosing?',
      ]);
    }));

  for (const [address, names] of [[reference, ['Python', 'Node.js']], [comparisons[1], ['React', 'Vue', 'Svelte']]]) {
    for (const name of names) {
      test(`${name} has a best use, four pros and three cons at least`, () =>
        visit(address, {}, async (page) => {
          const option = section(page, name);
          assert.match(await option.locator('.cmp-best-for-line').innerText(), /^Best for: .{20,}/);
          for (const [kind, least] of [['Pros', 4], ['Cons', 3]]) {
            const items = await option.locator('section').filter({ has: heading(page, kind, 3) }).getByRole('listitem').all();
            assert.ok(items.length >= least, `${items.length} ${kind}`);
            for (const item of items) {
              assert.match(await item.innerText(), /^.{3,}\n.{20,}/s, 'a title, then a text');
            }
          }
        }));
    }

    test(`${address} has two tables that agree, all cells filled`, () =>
      visit(address, {}, async (page) => {
        const glance = await tableOf(page, 'At a glance');
        const full = await tableOf(page, 'Side by side');
        for (const table of [glance, full]) {
          assert.deepEqual(table.columns, ['Criteria', ...names]);
          for (const [criterion, cells] of table.rows) {
            assert.equal(cells.length, names.length, `cells of ${criterion}`);
            assert.ok(cells.every(Boolean), `an empty cell of ${criterion}`);
          }
        }
        assert.ok(glance.rows.size >= 5, `${glance.rows.size} rows at a glance`);
        assert.ok(full.rows.size > glance.rows.size, `${full.rows.size} rows side by side`);
        for (const [criterion, cells] of glance.rows) {
          assert.deepEqual(full.rows.get(criterion), cells, criterion);
        }
      }));

    test(`${address} has a verdict that names every option`, () =>
      visit(address, {}, async (page) => {
        const verdict = await section(page, 'Verdict').innerText();
        for (const name of names) assert.ok(verdict.includes(name), `${name} in “${verdict}”`);
      }));

    test(`${address} answers every question`, () =>
      visit(address, {}, async (page) => {
        const questions = await section(page, 'FAQ').locator('section').all();
        assert.ok(questions.length >= 5, `${questions.length} questions`);
        for (const question of questions) {
          const [asked, ...answer] = (await question.innerText()).split('\n');
          assert.match(asked, /\?$/);
          assert.ok(answer.join(' ').trim().length > 40, `no answer to “${asked}”`);
        }
      }));

    test(`${address} ends in a call to action that leads somewhere`, () =>
      visit(address, {}, async (page, faults) => {
        await section(page, 'Need help choosing?').getByRole('link').click();
        await page.waitForURL('**/notes/how-we-compare/#*');
        const target = page.locator(new URL(page.url()).hash);
        assert.equal(await target.count(), 1, `${page.url()} is in the page`);
        assert.deepEqual(faults, []);
      }));
  }

  test('the list can be filtered by option, without a script', () =>
    visit('/comparisons/', {}, async (page, faults) => {
      const cards = page.locator('.cmp-all');
      const about = (option) => page.getByRole('region', { name: `Everything about ${option}`, exact: true });
      assert.ok(await cards.isVisible());
      assert.ok(!(await about('Python').isVisible()), 'an option of one comparison waits to be asked for');
      await page.getByRole('navigation', { name: 'Filter by option' }).getByRole('link', { name: /^Python/ }).first().click();
      assert.ok(!(await cards.isVisible()), 'the other comparisons stay');
      assert.deepEqual(await about('Python').getByRole('link').allInnerTexts(), ['Python vs Node.js: choosing a backend runtime']);
      assert.equal(await page.locator('.cmp-about:visible').count(), 1);
      await page.getByRole('link', { name: 'All comparisons' }).click();
      assert.ok(await cards.isVisible());
      assert.deepEqual(faults, []);
    }));

  test('the list names every comparison and its options', () =>
    visit('/comparisons/', {}, async (page) => {
      for (const [title, options] of [['Python vs Node.js', ['Python', 'Node.js']], ['React vs Vue vs Svelte', ['React', 'Vue', 'Svelte']]]) {
        const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
        assert.equal(await card.getByRole('link').count(), 1, `links to ${title}`);
        assert.deepEqual(await card.getByRole('listitem').allInnerTexts(), options);
      }
    }));
});

describe('tables', () => {
  for (const address of comparisons) {
    test(`${address}: stacked as cards at 320 px, they still are tables to assistive technology`, async () => {
      const roles = async (width) => {
        let counted;
        await visit(address, { width }, async (page) => {
          const session = await page.context().newCDPSession(page);
          const { nodes } = await session.send('Accessibility.getFullAXTree');
          const of = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
          counted = Object.fromEntries(['table', 'row', 'columnheader', 'rowheader', 'cell'].map((role) => [role, of(role)]));
        });
        return counted;
      };
      const wide = await roles(1280);
      assert.equal(wide.table, 2);
      assert.deepEqual(await roles(320), wide);
    });

    test(`${address}: stacked, every cell shows its option and its value`, () =>
      visit(address, { width: 320 }, async (page) => {
        for (const cell of await page.locator('.cmp-table').getByRole('cell').all()) {
          const { label, shown, clipped } = await cell.evaluate((e) => ({
            label: getComputedStyle(e, '::before').content,
            shown: e.dataset.cmpColumn,
            clipped: e.scrollWidth > e.clientWidth,
          }));
          assert.ok(shown && label.startsWith(`"${shown}"`), `label ${label} of a cell of ${shown}`);
          assert.ok(!clipped, `“${await cell.innerText()}” is wider than its cell`);
        }
      }));

    test(`${address}: tables fit at any width, and are no stops`, () =>
      visit(address, {}, async (page) => {
        for (const width of [320, 480, 560, 640, 720, 800, 1000, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          for (const table of await page.locator('.cmp-table').all()) {
            const [content, frame, focusable] = await table.evaluate((e) => [e.querySelector('table').scrollWidth, e.clientWidth, e.tabIndex >= 0]);
            assert.ok(content <= frame, `a table of ${content} px in ${frame} px, ${width} px wide`);
            assert.ok(!focusable, 'a table that cannot scroll is a stop');
          }
        }
      }));

    test(`${address}: the header row stays in view while its table is`, () =>
      visit(address, { width: 900, height: 400 }, async (page) => {
        const table = page.getByRole('table', { name: 'Side by side' });
        await table.getByRole('row').nth(8).evaluate((e) => e.scrollIntoView({ block: 'center', behavior: 'instant' }));
        const { y } = await table.getByRole('columnheader').first().boundingBox();
        assert.ok(Math.abs(y) < 2, `the header row is at ${y}`);
      }));
  }

  test('a wide table keeps its header row and its first column in view, and scrolls with the keyboard', () =>
    visit(five, { width: 700, height: 500 }, async (page) => {
      const region = page.getByRole('region', { name: 'Side by side' });
      await tabTo(page, region);
      assert.notEqual(await region.evaluate((e) => getComputedStyle(e).outlineStyle), 'none', 'the focus does not show');
      await pressUntil(page, 'ArrowRight', region, (e) => e.scrollLeft > 60);
      await pressUntil(page, 'ArrowDown', region, (e) => e.scrollTop > 60);
      const frame = await region.evaluate((e) => {
        const { x, y } = e.getBoundingClientRect();
        return { x: x + e.clientLeft, y: y + e.clientTop };
      });
      const corner = await region.getByRole('columnheader').first().boundingBox();
      assert.ok(Math.abs(corner.y - frame.y) < 1, 'the header row has left');
      assert.ok(Math.abs(corner.x - frame.x) < 1, 'the first column has left');
      const row = await region.getByRole('rowheader').nth(2).boundingBox();
      assert.ok(Math.abs(row.x - frame.x) < 1, 'the criteria have left');
    }));

  test('differences alone: rows that are the same go and come back, by keyboard', () =>
    visit(reference, {}, async (page) => {
      const box = page.getByRole('checkbox', { name: 'Show differences only' });
      const same = page.getByRole('table', { name: 'Side by side' }).getByRole('rowheader', { name: 'Hiring pool' });
      const different = page.getByRole('table', { name: 'Side by side' }).getByRole('rowheader', { name: 'Licence' });
      assert.ok(await same.isVisible());
      await tabTo(page, box);
      await page.keyboard.press('Space');
      assert.ok(!(await same.isVisible()), 'a row without a difference is still there');
      assert.ok(await different.isVisible());
      assert.ok(await page.getByRole('table', { name: 'At a glance' }).getByText('Hiring pool').isVisible(), 'another table changed');
      await page.keyboard.press('Space');
      assert.ok(await same.isVisible());
    }));

  test('differences alone leave no heading of an empty group, at any width', () =>
    visit(five, {}, async (page) => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        await page.getByRole('checkbox', { name: 'Show differences only' }).check();
        const [rows, groups] = await page.getByRole('table', { name: 'Side by side' }).evaluate((e) => {
          const shown = (selector) => [...e.querySelectorAll(selector)].filter((row) => row.checkVisibility()).length;
          return [shown('tbody tr:not(.cmp-group)'), shown('.cmp-group')];
        });
        assert.deepEqual([rows, groups], [10, 3]);
        await page.getByRole('checkbox', { name: 'Show differences only' }).uncheck();
      }
    }));

  test('groups of rows are named by their headings', () =>
    visit(five, {}, async (page) => {
      const groups = await page.getByRole('table', { name: 'Side by side' }).getByRole('rowgroup').evaluateAll((all) =>
        all.slice(1).map((e) => [e.querySelector('[scope=rowgroup]').textContent, e.rows.length]));
      assert.deepEqual(groups, [['Compression', 4], ['Pictures', 5], ['Limits', 5]]);
    }));

  test('the better option of a row is said in words and shown by a sign', () =>
    visit(five, {}, async (page) => {
      const row = page.getByRole('table', { name: 'Side by side' }).getByRole('row').filter({ hasText: 'Bits a channel' });
      assert.deepEqual(await row.getByRole('cell').last().innerText(), 'PNG');
      const better = row.locator('.cmp-better');
      assert.equal(await better.innerText(), 'Up to 16');
      assert.match(await better.evaluate((e) => getComputedStyle(e, '::after').content), /★/);
    }));

  test('a sign that is no word has a name', () =>
    visit(five, {}, async (page) => {
      const row = page.getByRole('table', { name: 'Side by side' }).getByRole('row').filter({ hasText: 'Longest side' });
      assert.equal(await row.getByRole('img', { name: 'No information' }).innerText(), '—');
    }));
});

describe('keyboard', () => {
  test('the skip link shows itself and leads to the content', () =>
    visit(reference, {}, async (page) => {
      const link = page.getByRole('link', { name: 'Skip to content' });
      await page.keyboard.press('Tab');
      assert.ok(await link.evaluate((e) => e === document.activeElement), 'it is not the first stop');
      const box = await link.boundingBox();
      assert.ok(box.y >= 0 && box.x >= 0, `it is out of sight at ${box.x}, ${box.y}`);
      await page.keyboard.press('Enter');
      assert.ok(await page.getByRole('main').evaluate((e) => e === document.activeElement), 'main has not got the focus');
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(() => document.activeElement.closest('main') !== null);
      assert.ok(inside, 'the next stop is not in main');
    }));

  for (const scheme of schemes) {
    test(`the focus shows around the call to action, ${scheme}`, () =>
      visit(reference, { scheme }, async (page) => {
        const link = page.getByRole('link', { name: 'Tell us about your project' });
        await tabTo(page, link);
        const { outlineStyle, outlineColor, color } = await link.evaluate((e) => {
          const { outlineStyle, outlineColor, color } = getComputedStyle(e);
          return { outlineStyle, outlineColor, color };
        });
        assert.notEqual(outlineStyle, 'none');
        assert.notEqual(outlineColor, color, 'the ring has the colour of the text, which is that of the page around the button');
      }));
  }

  for (const address of pages) {
    test(`every link, box and region of ${address} is reached, and shows it`, () =>
      visit(address, { width: 700 }, async (page) => {
        const wanted = await page.evaluate(() => {
          const all = [...document.querySelectorAll('a[href], input, button, select, summary, [tabindex="0"]')];
          return all.filter((e) => e.checkVisibility({ checkVisibilityCSS: true })).length;
        });
        const reached = [];
        for (let stop = 0; stop < wanted; stop++) {
          await page.keyboard.press('Tab');
          reached.push(await page.evaluate(() => {
            const e = document.activeElement;
            const { x, y, width, height } = e.getBoundingClientRect();
            const { outlineStyle } = getComputedStyle(e);
            const seen = width > 0 && x + width > 0 && x < innerWidth && y + height > 0 && y < innerHeight;
            globalThis.stops ??= new Set();
            globalThis.stops.add(e);
            return { name: e.outerHTML.slice(0, 80), count: globalThis.stops.size, shown: outlineStyle !== 'none' && seen };
          }));
        }
        assert.deepEqual(reached.filter(({ shown }) => !shown), []);
        assert.equal(reached.at(-1).count, wanted, 'stops');
      }));
  }
});

describe('printing', () => {
  // A4 and A6, in CSS pixels, without margins.
  for (const [paper, width, height] of [['A4', 718, 1047], ['A6', 321, 483]]) {
    for (const address of comparisons) {
      test(`${address}: nothing of a table is clipped on ${paper}`, () =>
        visit(address, { width, height }, async (page) => {
          await page.emulateMedia({ media: 'print' });
          for (const region of await page.locator('.cmp-table').all()) {
            const { overflow, box, positions, beyond } = await region.evaluate((e) => {
              const cells = [...e.querySelectorAll('tbody :is(th, td)')];
              const frame = e.getBoundingClientRect();
              return {
                overflow: getComputedStyle(e).overflow,
                box: [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight],
                positions: [...new Set([...e.querySelectorAll('th, td')].map((cell) => getComputedStyle(cell).position))],
                beyond: cells.filter((cell) => {
                  const { left, right, bottom } = cell.getBoundingClientRect();
                  return left < frame.left || right > frame.right || bottom > frame.bottom;
                }).map((cell) => cell.textContent),
              };
            });
            assert.equal(overflow, 'visible');
            assert.deepEqual(box, [0, 0], 'width and height of what does not fit');
            assert.deepEqual(positions, ['static'], 'sticky cells cover others on paper');
            assert.deepEqual(beyond, []);
          }
        }));
    }
  }

  test('leaves the navigation out', () =>
    visit(reference, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.getByRole('navigation').count(), 0);
    }));
});

function styleOf(page, selector, property) {
  return page.locator(selector).evaluate((e, property) => getComputedStyle(e).getPropertyValue(property), property);
}

async function headings(page) {
  return page
    .getByRole('heading')
    .evaluateAll((all) => all.map((e) => ({ level: Number(e.tagName.slice(1)), text: e.textContent.trim() })));
}

/** A table read through its roles: its columns, and its rows by criterion. */
async function tableOf(page, name) {
  const table = page.getByRole('table', { name, exact: true });
  const rows = new Map();
  for (const row of (await table.getByRole('row').all()).slice(1)) {
    rows.set(await row.getByRole('rowheader').innerText(), await row.getByRole('cell').allInnerTexts());
  }
  return { columns: await table.getByRole('columnheader').allInnerTexts(), rows };
}

async function tabTo(page, target) {
  for (let stop = 0; stop < 60; stop++) {
    if (await target.evaluate((e) => e === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('60 presses of Tab do not reach it');
}

async function pressUntil(page, key, target, reached) {
  for (let press = 0; press < 10; press++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(50);
    if (await target.evaluate(reached)) return;
  }
  assert.fail(`${key} does not scroll the table`);
}

function exactly(text) {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

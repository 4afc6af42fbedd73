// Decap CMS itself, with the collection that `complint schema decap` prints: what it writes of a page that it
// changes, and of a new one, is what stands in ../tests/testdata/cms, which the tests in Go lint and render.
// With APPROVE=1 it is written there.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startBrowser } from './harness.mjs';

const run = promisify(execFile);
const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const pages = here('../tests/testdata/cms/');

// The program alone: what it is made of is 400 packages.
const program = await mkdtemp(path.join(tmpdir(), 'decap-cms-'));
after(() => rm(program, { recursive: true, force: true }));
const { stdout: archive } = await run('npm', ['pack', '--silent', 'decap-cms@3.16.3'], { cwd: program });
await run('tar', ['-xzf', archive.trim()], { cwd: program });

const tea = await readFile(`${pages}tea-vs-coffee.md`, 'utf8');
const admin = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Content</title>
<link href="/config.yml" type="text/yaml" rel="cms-config-url"><script src="/pages.js"></script></head>
<body><script src="/decap-cms.js"></script></body></html>`;

const answers = {
  '/': async () => ['text/html', admin],
  '/pages.js': async () => ['text/javascript', `window.repoFiles = ${JSON.stringify({ content: { comparisons: { 'tea-vs-coffee.md': { content: tea } } } })}`],
  '/config.yml': async () => [
    'text/yaml',
    `backend: {name: test-repo}\nmedia_folder: static/images\npublic_folder: /images\n${await readFile(here('../../schemas/decap.yml'), 'utf8')}`,
  ],
};
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const file = () => readFile(path.join(program, 'package/dist', path.basename(pathname)));
  const [type, body] = await (answers[pathname] ?? (async () => ['text/javascript', await file()]))().catch(() => ['', undefined]);
  response.writeHead(body ? 200 : 404, { 'content-type': pathname.endsWith('.wasm') ? 'application/wasm' : `${type}; charset=utf-8` }).end(body);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
after(() => server.close());
const url = `http://127.0.0.1:${server.address().port}/`;
const browser = await startBrowser();
after(() => browser.close());

/** The editor of an entry. */
async function edit(address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.getByRole('button', { name: /login/i }).click();
  await page.goto(`${url}#/collections/comparisons/${address}`);
  await page.locator('[id^="title-field"]').first().waitFor();
  const shown = (name) => page.locator(`[id^="${name}-field"]:visible`);
  return {
    page,
    field: (name) => shown(name).first(),
    /** Adds an entry to the last list that takes it, and returns its field of a name, which has others of that name behind. */
    add: async (one, name, behind = 0) => {
      const before = await shown(name).count();
      await page.getByRole('button', { name: `Add ${one}`, exact: true }).last().click();
      await shown(name).nth(before).waitFor();
      return shown(name).nth(before - behind);
    },
    publish: async () => {
      await page.getByRole('button', { name: /^Publish/ }).first().click();
      await page.getByRole('menuitem', { name: 'Publish now' }).click();
      await page.getByText('CHANGES SAVED', { exact: false }).or(page.getByText('Published')).first().waitFor();
      const entries = await page.evaluate(() => window.repoFiles.content.comparisons);
      await page.close();
      assert.deepEqual(errors, []);
      return entries;
    },
  };
}

/** Holds an entry to the one that is kept. */
async function check(entries, name) {
  assert.ok(entries[name], `${name} is not among ${Object.keys(entries)}`);
  const file = `${pages}decap-${name}`;
  if (process.env.APPROVE) await writeFile(file, entries[name].content);
  assert.equal(entries[name].content, await readFile(file, 'utf8'));
}

test('Decap CMS changes a page', async () => {
  const editor = await edit('entries/tea-vs-coffee');
  await editor.field('subtitle').fill('Two drinks: "hot", # one break');
  await check(await editor.publish(), 'tea-vs-coffee.md');
});

test('Decap CMS writes a new page', async () => {
  const editor = await edit('new');
  await editor.field('title').fill('Juice vs Water');
  await editor.field('description').fill('Juice and water side by side, for those who set the table for breakfast.');
  for (const [option, pro, con] of [
    ['Juice', 'It tastes of fruit', 'It is full of sugar'],
    ['Water', 'It comes from the tap', 'It tastes of nothing'],
  ]) {
    await (await editor.add('option', 'name')).fill(option);
    await (await editor.add('pro', 'text', 1)).fill(pro);
    await (await editor.add('con', 'text', 1)).fill(con);
  }
  await (await editor.add('criterion', 'name')).fill('Sugar');
  await (await editor.add('value', 'value')).fill('Yes');
  await (await editor.add('value', 'value')).fill('0');
  await editor.page.locator('textarea[id^="text-field"]:visible').last().fill('Water for thirst, juice for a treat.');
  await editor.field('draft').click();
  await check(await editor.publish(), 'juice-vs-water.md');
});

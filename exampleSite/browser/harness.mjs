// What the tests and the screenshots share: the example site, built afresh and
// served from a folder of its own, and a browser to look at it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const pages = [
  '/',
  '/comparisons/',
  '/comparisons/python-vs-nodejs/',
  '/comparisons/react-vs-vue-vs-svelte/',
  '/comparisons/merge-vs-rebase/',
  '/comparisons/image-formats-for-the-web/',
  '/comparisons/image-formats/jpeg-vs-webp/',
  '/notes/',
  '/notes/how-we-compare/',
  '/404.html',
  '/de/comparisons/',
  '/de/comparisons/python-vs-nodejs/',
  '/ar/comparisons/',
  '/ar/comparisons/merge-vs-rebase/',
];

export const schemes = ['light', 'dark'];
export const widths = [320, 1280];

// Strict on purpose: no inline style, no script but that of the module where it
// is asked for, and nothing from another host.
const contentSecurityPolicy = ({ script, connect }) => [
  "default-src 'none'",
  `connect-src ${connect ? "'self'" : "'none'"}`,
  `script-src ${script ? "'self'" : "'none'"}`,
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const sourceFolder = fileURLToPath(new URL('..', import.meta.url));

// A cold build compiles Hugo itself.
const buildMinutes = 20;

/**
 * Builds the example site and serves it: { url, folder, close }. Where wanted it
 * has the module's script, and its pages may ask it for more.
 */
export async function startSite({ script = false, connect = false } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'comparisons-site-'));
  const server = createServer((request, response) => answer(folder, { script, connect }, request, response));
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${server.address().port}`;
    await build(folder, `${url}/`, script);
    return { url, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(folder, baseURL, script) {
  console.log('building the example site (minutes, the first time: Hugo is compiled from source)');
  const started = Date.now();
  const hugo = spawn(
    'go',
    ['tool', 'hugo', '--source', '.', '--destination', folder, '--baseURL', baseURL, '--panicOnWarning', '--quiet'],
    { cwd: sourceFolder, env: { ...process.env, ...(script && { HUGO_PARAMS_COMPARISONS_SCRIPT: 'true' }) }, stdio: ['ignore', 'pipe', 'pipe'], timeout: buildMinutes * 60_000 },
  );
  let output = '';
  hugo.stdout.on('data', (data) => (output += data));
  hugo.stderr.on('data', (data) => (output += data));
  const [code, signal] = await once(hugo, 'close');
  if (code !== 0) throw new Error(`hugo ended with ${signal ?? `status ${code}`}:\n${output}`);
  console.log(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function answer(folder, allowed, request, response) {
  const headers = { 'content-security-policy': contentSecurityPolicy(allowed), 'x-content-type-options': 'nosniff' };
  const file = await find(folder, request.url);
  const served = file ?? path.join(folder, '404.html');
  try {
    const body = await readFile(served);
    headers['content-type'] = contentTypes[path.extname(served)] ?? 'application/octet-stream';
    response.writeHead(file ? 200 : 404, headers).end(body);
  } catch {
    response.writeHead(404, headers).end();
  }
}

/** The file that an address stands for, or undefined; never one outside the folder. */
async function find(folder, address) {
  let name;
  try {
    name = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
  if (name.includes('\0') || !file.startsWith(folder + path.sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? file : undefined;
}

export const chromiumPath = process.env.CHROMIUM || '/usr/bin/chromium';

export function startBrowser() {
  return chromium.launch({
    executablePath: chromiumPath,
    env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)) },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Opens an address in a context of its own: { page, faults, close }. Faults are
 * what the browser has to say: messages on the console, of any level, requests
 * that failed or left the site, violations of the content security policy.
 */
export async function open(browser, url, { width = 1280, height = 900, scheme = 'light' } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  const page = await context.newPage();
  const faults = [];
  await page.exposeFunction('reportViolation', (text) => faults.push(`content security policy: ${text}`));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      globalThis.reportViolation(`${effectiveDirective} ${blockedURI} ${sample}`),
    ),
  );
  page.on('console', (message) => faults.push(`console: ${message.type()}: ${message.text()}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) faults.push(`request: ${request.url()} is another site`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => faults.push(`request: ${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`request: ${response.url()}: status ${response.status()}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, faults, close: () => context.close() };
}

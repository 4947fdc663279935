import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { parseEgressMap } from '../../../services/platform/egress/egress-map.ts';
import { type EgressProxy, startEgressProxy } from '../../../services/platform/egress/egress-proxy.ts';
import { openLog } from '../../../services/platform/log.ts';

/** Connections count, not requests: a page that merely opens one has learned something. */
let canary: { server: Server; port: number; touched: string[] };
let hostile: { server: Server; port: number; served: string[] };
let browser: Browser;
let proxy: EgressProxy;

beforeAll(async () => {
  const touched: string[] = [];
  const target = createServer((request, response) => {
    touched.push(request.url ?? '');
    response.end('secret');
  });
  target.on('upgrade', (request, socket) => {
    touched.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  canary = { server: target, port: await listening(target), touched };
  const served: string[] = [];
  const stranger = createServer((request, response) => {
    served.push(request.url ?? '');
    if (request.url === '/away') {
      return void response.writeHead(302, { location: `http://127.0.0.1:${canary.port}/redirect` }).end();
    }
    response.setHeader('content-type', 'text/html').end(request.url === '/' ? page(canary.port) : '');
  });
  hostile = { server: stranger, port: await listening(stranger), served };
  const reading = parseEgressMap(`*.city.test=127.0.0.1:${hostile.port}`);
  proxy = await startEgressProxy({
    map: reading.kind === 'map' ? reading.map : [],
    ports: [80, 443, canary.port],
    log: openLog('test', 'silent'),
  });
  const executablePath = findBrowser(undefined);
  if (executablePath === null) throw new Error('install chromium-headless-shell');
  browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  canary?.server.close();
  hostile?.server.close();
});

test('a hostile page in a real browser reaches nothing on this machine, whichever way it tries', async () => {
  const { url: server, username, password } = proxy;
  const context = await browser.newContext({ proxy: { server, username, password, bypass: '<-loopback>' } });
  const tab = await context.newPage();
  await tab.goto('http://alfa.city.test/');
  await tab.waitForFunction(() => document.title === 'tried', undefined, { timeout: 20_000 });
  await tab.goto(`http://127.0.0.1:${canary.port}/typed`).catch(() => undefined);
  await sleep(300);
  expect(hostile.served).toEqual(expect.arrayContaining(['/', '/away']));
  expect(canary.touched).toEqual([]);
  await context.close();
});

test('the same page without the proxy reaches this machine, so that the test above can fail', async () => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`http://127.0.0.1:${hostile.port}/`);
  await tab.waitForFunction(() => document.title === 'tried', undefined, { timeout: 20_000 });
  await sleep(300);
  expect(canary.touched.length).toBeGreaterThanOrEqual(8);
  await context.close();
});

/** Nine ways from a page to an address that is not its own. */
function page(port: number): string {
  const to = (host: string, path: string) => `http://${host}:${port}/${path}`;
  return `<!doctype html><title>trying</title><body><script>
    const done = [];
    const image = (src) => done.push(new Promise((end) => {
      const img = new Image(); img.onload = img.onerror = end; img.src = src;
    }));
    image('${to('127.0.0.1', 'img')}'); image('${to('localhost', 'localhost')}');
    image('${to('2130706433', 'decimal')}'); image('${to('[::ffff:127.0.0.1]', 'mapped')}'); image('/away');
    const frame = document.createElement('iframe'); frame.src = '${to('127.0.0.1', 'iframe')}'; document.body.append(frame);
    done.push(new Promise((end) => { frame.onload = end; }));
    done.push(fetch('${to('127.0.0.1', 'fetch')}', { mode: 'no-cors' }).catch(() => 0));
    navigator.sendBeacon('${to('127.0.0.1', 'beacon')}', 'x');
    done.push(new Promise((end) => {
      const socket = new WebSocket('ws://127.0.0.1:${port}/socket'); socket.onerror = socket.onclose = end;
    }));
    Promise.race([Promise.all(done), new Promise((end) => setTimeout(end, 5000))]).then(() => { document.title = 'tried'; });
  </script>`;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

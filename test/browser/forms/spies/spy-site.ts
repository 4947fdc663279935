import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { listenAnywhere } from '../../../city/listen.ts';
import { leadingRoads, type Road } from './roads.ts';

const leading: ReadonlySet<string> = new Set(leadingRoads.map(({ name }) => name));

export type SpySite = { server: Server; port: number; reached: Set<string> };

const html = (road: readonly Road[]): string => `<!doctype html><title>Контакты</title>
<form action="/leak/own-submit" method="post"><label>E-mail <input name="email" type="email"></label><button>Отправить</button></form>
<script>
const to = (name) => '/leak/' + name;
const hex = (text) => [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const zipped = async (text) => new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
const socket = new WebSocket('ws://' + location.host + to('socket'));
const early = new Worker(URL.createObjectURL(new Blob(["onmessage = ({ data }) => fetch('" + location.origin + to('early-worker') + "', { method: 'POST', body: data })"])));
document.querySelector('[name=email]').addEventListener('change', (event) => {
  const mail = event.target.value; const m = '?m=' + encodeURIComponent(mail);
  const roads = [${road.map(({ script }) => `async () => { ${script} }`).join(',\n')}];
  for (const road of roads) road().catch(() => {});
});
</script>`;

/** Tells what an earlier page left in the window's name. */
const next = `<!doctype html><script>if (name !== '') fetch('/leak/carried', { method: 'POST', body: name })</script>`;
const rules = JSON.stringify({
  prefetch: [{ where: { href_matches: '/leak/ahead-by-header*' }, eagerness: 'immediate' }],
});
/** Opening one of these says nothing yet; a frame does. */
const framesCount =
  /^\/leak\/(?:socket|worker-socket|nested-worker|frame-socket|shared-worker-socket|popup-socket|popup-worker)$/u;

/** A site that spies on who writes: whatever comes under /leak/ came by one of its roads. The query `only` names a single one. */
export async function openSpySite(roads: readonly Road[]): Promise<SpySite> {
  const reached = new Set<string>();
  const note = (path: string): void => {
    const name = /^\/leak\/([a-z0-9-]+)/u.exec(path)?.[1] ?? /^\/([a-z-]*worker)\.js/u.exec(path)?.[1];
    if (name !== undefined) reached.add(name);
  };
  const pageFor = (path: string): string => {
    const only = new URLSearchParams(path.slice(path.indexOf('?') + 1)).get('only');
    return html(roads.filter(({ name }) => (only === null ? !leading.has(name) : name === only)));
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    note(path);
    if (path === '/rules.json')
      return void response.writeHead(200, { 'content-type': 'application/speculationrules+json' }).end(rules);
    response.setHeader('content-type', path.includes('worker.js') ? 'text/javascript' : 'text/html; charset=utf-8');
    if (path === '/') response.setHeader('speculation-rules', '"/rules.json"');
    response.end(/^\/(?:\?|$)/u.test(path) ? pageFor(path) : path === '/next' ? next : '');
  });
  server.on('upgrade', (request, socket) => {
    const path = request.url ?? '/';
    if (!framesCount.test(path)) note(path);
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    // A frame of closing (opcode 8) says nothing.
    socket.on('data', (bytes) => ((bytes[0] ?? 0) & 15) !== 8 && note(path));
    const key = createHash('sha1').update(
      `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`,
    );
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write(`${[...lines, `Sec-WebSocket-Accept: ${key.digest('base64')}`].join('\r\n')}\r\n\r\n`);
  });
  return { server, port: await listenAnywhere(server), reached };
}

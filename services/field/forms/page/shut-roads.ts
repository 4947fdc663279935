/**
 * Runs in every document before its own scripts and closes the roads that cannot be watched from outside: sockets and workers within
 * workers, worklets, pages fetched ahead. Workers themselves stay, because guards against robots use them, and their requests are
 * seen like those of the page. What the page may replace later is taken now.
 */
export function shutRoads(): void {
  const {
    document,
    URL: Address,
    Blob: Piece,
    MutationObserver: Watch,
    Reflect: reflect,
    Proxy: Stand,
    JSON: json,
  } = globalThis;
  const { apply, construct, deleteProperty } = reflect;
  const { prototype: element } = Element;
  const { matches, querySelectorAll, remove, attachShadow, setAttribute } = element;
  const { stringify } = json;
  const link = Address.createObjectURL;
  const gone = [
    'RTCPeerConnection',
    'webkitRTCPeerConnection',
    'WebTransport',
    'WebSocketStream',
    'SharedWorker',
    'fetchLater',
  ];
  for (const name of gone) deleteProperty(globalThis, name);

  const names = stringify([...gone, 'WebSocket', 'Worker']);
  /** What a worker runs first. Its own address becomes one of ours, so what it calls by part of an address is made whole. */
  const first = (base: string): string => `for (const name of ${names}) delete self[name];
{ const whole = (part) => { try { return new URL(part, ${stringify(base)}).href } catch { return part } };
const [load, ask, open] = [self.importScripts, self.fetch, XMLHttpRequest.prototype.open];
if (load) self.importScripts = (...parts) => load.apply(self, parts.map(whole));
self.fetch = (what, how) => ask.call(self, typeof what === 'string' ? whole(what) : what, how);
XMLHttpRequest.prototype.open = function (method, part, ...rest) { return open.call(this, method, whole(part), ...rest) } }\n`;
  const asScript = (code: string): string => apply(link, Address, [new Piece([code], { type: 'text/javascript' })]);
  if (typeof Worker === 'function') {
    globalThis.Worker = new Stand(Worker, {
      construct: (target, [part, options], self) => {
        const whole = new Address(`${part}`, document.baseURI).href;
        const [begin, then] = [first(whole), stringify(whole)];
        const module = options?.type === 'module';
        const code = module
          ? `import ${stringify(asScript(begin))}; import ${then};`
          : `${begin}importScripts(${then});`;
        return construct(target, [asScript(code), options], self);
      },
    });
  }
  const refused = (): Promise<never> => Promise.reject(new DOMException('not available', 'AbortError'));
  if (typeof Worklet === 'function') Worklet.prototype.addModule = refused;
  if (typeof ServiceWorkerContainer === 'function') ServiceWorkerContainer.prototype.register = refused;

  const rules = 'script[type="speculationrules" i]';
  const plain = (type: string): string => (/speculationrules/i.test(type) ? 'text/plain' : type);
  const type = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'type');
  const setType = type?.set;
  if (type !== undefined && setType !== undefined)
    Object.defineProperty(HTMLScriptElement.prototype, 'type', {
      ...type,
      set(this: HTMLScriptElement, value: unknown) {
        apply(setType, this, [plain(`${value}`)]);
      },
    });
  element.setAttribute = function (name, value) {
    apply(setAttribute, this, [name, this instanceof HTMLScriptElement ? plain(`${value}`) : value]);
  };
  /** Rules of what to fetch ahead are taken out before the browser acts on them, which it does after the task that put them in. */
  const takeOut = (node: Node | undefined): void => {
    if (!(node instanceof Element)) return;
    if (apply(matches, node, [rules])) apply(remove, node, []);
    const found: NodeListOf<Element> = apply(querySelectorAll, node, [rules]);
    for (let at = 0; at < found.length; at += 1) apply(remove, found[at], []);
  };
  const noRules = (root: Node): void =>
    new Watch((records) => {
      for (let at = 0; at < records.length; at += 1) {
        const added = records[at]?.addedNodes;
        for (let nth = 0; nth < (added?.length ?? 0); nth += 1) takeOut(added?.[nth]);
      }
    }).observe(root, { childList: true, subtree: true });
  noRules(document);
  element.attachShadow = function (init) {
    const root: ShadowRoot = apply(attachShadow, this, [init]);
    noRules(root);
    return root;
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { type Browser, chromium, selectors } from 'playwright';
import { unprivilegedLauncher } from './unprivileged-launcher.ts';

/** Prefix of the selectors by which this project's page code answers (page/engine.ts). */
export const PAGE_ENGINE = 'zerkalo';

/** The page code in the order of its use; every file exports one function of the same name as given here. */
const PARTS = [
  ['native-dom', 'nativeDom'],
  ['visibility', 'visibility'],
  ['stream', 'readStream'],
  ['labels', 'labels'],
  ['controls', 'controls'],
  ['forms', 'formReader'],
  ['surroundings', 'surroundings'],
  ['engine', 'pageEngine'],
] as const;
const DEBIAN = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const ARGS = [
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--no-first-run',
  // Roads past the gate or past the proxy (docs/decisions/egress.md): workers that belong to no page, posts at a page's end, sockets by streams, UDP.
  '--disable-blink-features=SharedWorker,WebSocketStream,FetchLaterAPI,WebTransport',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  // Names are looked up by the proxy alone: a name that is asked for can itself carry data.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** By executable: whether the sandbox can be set up here, and how the browser is started for that. */
const sandboxes = new Map<string, boolean>();
const launchers = new Map<string, string>();

export type BrowserLaunch = {
  browser: Browser;
  executable: string;
  /** False where the system does not let Chromium set up its sandbox. The caller must say so where a person sees it. */
  sandboxed: boolean;
};

/**
 * Text of the page code as one expression: types are blanked out, so a fault's line and column still point into the source.
 * The files import only types, hence nothing but the word `export` stands between them and a plain script.
 */
export function pageCode(folder = new URL('./page/', import.meta.url)): string {
  const bodies = PARTS.map(([file]) =>
    stripTypeScriptTypes(readFileSync(new URL(`${file}.ts`, folder), 'utf8')).replaceAll(
      /^export (?=function|const)/gmu,
      '',
    ),
  );
  return `(() => {\n${bodies.join('\n')}\nreturn pageEngine({ ${PARTS.map(([, name]) => name).join(', ')} });\n})()`;
}

let registered: Promise<void> | null = null;
/** Selector engines belong to the process, and must be known before the first page opens. */
function registerPageCode(): Promise<void> {
  registered ??= selectors.register(PAGE_ENGINE, { content: pageCode() }, { contentScript: true });
  return registered;
}

/** The browser named in the configuration, else Playwright's own, else Debian's. Null when none is installed. */
export function findBrowser(configured: string | undefined): string | null {
  return (
    [configured, chromium.executablePath(), ...DEBIAN].find(
      (path) => path !== undefined && path !== '' && existsSync(path),
    ) ?? null
  );
}

/**
 * Launches the one kind of browser this project uses, in its sandbox where the system allows it; root starts it as another account.
 * `endsOnSignal`: SIGINT, SIGTERM and SIGHUP to this process close it. Never where a signal means that work in hand is finished first:
 * pages of a browser that is being closed look like sites that cannot be reached.
 * @throws with code `BROWSER_MISSING` when no executable is found.
 */
export async function launchBrowser(
  configured?: string,
  args: readonly string[] = [],
  endsOnSignal = true,
): Promise<BrowserLaunch> {
  const executable = findBrowser(configured);
  if (executable === null) {
    throw Object.assign(
      new Error('no browser found: set the path of Chromium in the configuration, or install chromium-headless-shell'),
      { code: 'BROWSER_MISSING' },
    );
  }
  await registerPageCode();
  const signals = { handleSIGINT: endsOnSignal, handleSIGTERM: endsOnSignal, handleSIGHUP: endsOnSignal };
  const launch = (sandboxed: boolean, executablePath: string): Promise<Browser> =>
    chromium.launch({ executablePath, chromiumSandbox: sandboxed, args: [...ARGS, ...args], ...signals });
  if (sandboxes.get(executable) !== false) {
    const launcher = launchers.get(executable) ?? unprivilegedLauncher(executable) ?? executable;
    launchers.set(executable, launcher);
    const browser = await launch(true, launcher).catch(() => null);
    sandboxes.set(executable, browser !== null);
    if (browser !== null) return { browser, executable, sandboxed: true };
  }
  return { browser: await launch(false, executable), executable, sandboxed: false };
}

import { createHash } from 'node:crypto';
import type { BrowserContext, Request, Route, WebSocketRoute } from 'playwright';
import { type Markers, type Sighting, sight } from './marker.ts';

/** Where the run stands: the gate lets ever less through. */
type Phase = 'browsing' | 'filling' | 'submitting' | 'sent' | 'closed';

/** Something the gate stopped or noticed; addresses are kept without their query, which may hold personal data. */
export type GateFinding = {
  kind: 'data_before_click' | 'second_post_blocked' | 'socket_blocked' | 'write_blocked' | 'arm_refused';
  method: string;
  address: string;
  sighting: Sighting;
};

export type HeldRequest = { request: Request; hash: string; address: string; method: string; bytes: number };

export type Gate = {
  /** From the first keystroke on nothing that carries the persona may leave. */
  beginFilling: () => void;
  /** From the click on the first request with the persona's marker is held, armed and continued once. */
  beginSubmitting: () => void;
  close: () => void;
  findings: readonly GateFinding[];
  /** The request that was armed and continued, once there is one. */
  sent: () => HeldRequest | undefined;
  /** The request that was held but could not be armed. */
  refused: () => boolean;
};

export type GateOptions = {
  markers: Markers;
  /** Commits `armed` in PostgreSQL. False: the request is aborted. */
  arm: (held: HeldRequest) => Promise<boolean>;
  /** Dry run: nothing but reading requests without our data leaves at any time. */
  dryRun: boolean;
};

/**
 * Stands between the page and the network. Playwright shows every request except redirects (which repeat nothing to us but their
 * address) before it leaves, so the intent is committed while the request is held, and a killed process leaks nothing.
 */
export async function installGate(context: BrowserContext, options: GateOptions): Promise<Gate> {
  let phase: Phase = 'browsing';
  let sent: HeldRequest | undefined;
  let refused = false;
  const findings: GateFinding[] = [];
  const note = (kind: GateFinding['kind'], request: Request, sighting: Sighting): void => {
    findings.push({ kind, method: request.method(), address: bare(request.url()), sighting });
  };

  const hold = async (route: Route, request: Request, sighting: Sighting): Promise<void> => {
    phase = 'sent';
    const held = describe(request);
    if (await options.arm(held)) {
      sent = held;
      await route.continue();
      return;
    }
    refused = true;
    note('arm_refused', request, sighting);
    await route.abort('blockedbyclient');
  };

  await context.route('**/*', async (route, request) => {
    const reading = request.method() === 'GET' || request.method() === 'HEAD' || request.method() === 'OPTIONS';
    const sighting = phase === 'browsing' && !options.dryRun ? 'clean' : sightingOf(options.markers, request);
    if (options.dryRun && (!reading || sighting !== 'clean')) {
      note('write_blocked', request, sighting);
      return route.abort('blockedbyclient');
    }
    if (sighting === 'clean') return route.continue();
    if (phase === 'submitting' && sighting === 'marker') return hold(route, request, sighting);
    note(phase === 'sent' ? 'second_post_blocked' : 'data_before_click', request, sighting);
    return route.abort('blockedbyclient');
  });

  await context.routeWebSocket(/.*/, (socket: WebSocketRoute) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const body = typeof message === 'string' ? Buffer.from(message) : message;
      const sighting = phase === 'browsing' && !options.dryRun ? 'clean' : sight(options.markers, '', body, undefined);
      if (sighting === 'clean') return server.send(message);
      findings.push({ kind: 'socket_blocked', method: 'SOCKET', address: bare(socket.url()), sighting });
    });
  });

  return {
    beginFilling: () => {
      phase = 'filling';
    },
    beginSubmitting: () => {
      phase = 'submitting';
    },
    close: () => {
      phase = 'closed';
    },
    findings,
    sent: () => sent,
    refused: () => refused,
  };
}

function sightingOf(markers: Markers, request: Request): Sighting {
  return sight(markers, request.url(), request.postDataBuffer(), request.headers()['content-encoding']);
}

function describe(request: Request): HeldRequest {
  const body = request.postDataBuffer() ?? Buffer.alloc(0);
  const hash = createHash('sha256')
    .update(request.method())
    .update('\n')
    .update(request.url())
    .update('\n')
    .update(body);
  return {
    request,
    hash: hash.digest('hex'),
    address: bare(request.url()),
    method: request.method(),
    bytes: body.length,
  };
}

/** Origin and path of an address, without query and fragment. */
function bare(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'invalid address' : `${url.origin}${url.pathname}`;
}

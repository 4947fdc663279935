import type { BrowserContext, Request, Route, WebSocketRoute } from 'playwright';
import { type Markers, type Sighting, sight } from './marker.ts';
import { ordersRepost } from './ordered-repost.ts';
import {
  bareAddress,
  describeRequest,
  type HeldRequest,
  preflightRefusalOf,
  sightingOf,
} from './playwright-held-request.ts';
import { maySubmit } from './recorders.ts';

/** Where the run stands: the gate lets ever less through. */
type Phase = 'browsing' | 'filling' | 'stepping' | 'submitting' | 'sent' | 'closed';

/** Something the gate stopped or noticed; addresses are kept without their query, which may hold personal data. */
export type GateFinding = {
  kind:
    | 'data_before_click'
    | 'data_to_recorder'
    | 'step_post'
    | 'ordered_repost'
    | 'second_post_blocked'
    | 'socket_blocked'
    | 'preflight_refused'
    | 'arm_refused';
  method: string;
  address: string;
  sighting: Sighting;
};

export type Gate = {
  /** From the first keystroke on nothing that carries the persona may leave. */
  beginFilling: () => void;
  /** A button leads to the next step; where the engine is known to post its steps, one post is recorded and let through. */
  beginStep: (declared: boolean) => void;
  /** From the click on the first request with the persona's marker is held, armed and continued once. */
  beginSubmitting: () => void;
  close: () => void;
  findings: readonly GateFinding[];
  /** The request that was armed and continued, or the one that the engine's answer to it ordered. */
  sent: () => HeldRequest | undefined;
  /** The request that was held but could not be armed. */
  refused: () => boolean;
  /** Why the browser would never have sent the request: the other origin gives no leave. */
  broken: () => string | undefined;
};

export type GateOptions = {
  markers: Markers;
  /** Commits `armed` in PostgreSQL. False: the request is aborted. */
  arm: (held: HeldRequest) => Promise<boolean>;
  /** Records a post that belongs to a step, or one that the engine's answer ordered, before it leaves. */
  record: (kind: 'step' | 'repost', held: HeldRequest) => Promise<boolean>;
};

type State = {
  phase: Phase;
  sent: HeldRequest | undefined;
  refused: boolean;
  broken: string | undefined;
  stepPosts: number;
  reposted: boolean;
};

const answerTimeoutMs = 5_000;

/**
 * Stands between the page and the network. Playwright shows every request except redirects (which repeat nothing to us but their
 * address) before it leaves, so the intent is committed while the request is held, and a killed process leaks nothing.
 */
export async function installGate(context: BrowserContext, options: GateOptions): Promise<Gate> {
  const findings: GateFinding[] = [];
  const state: State = {
    phase: 'browsing',
    sent: undefined,
    refused: false,
    broken: undefined,
    stepPosts: 0,
    reposted: false,
  };
  const block = (route: Route, kind: GateFinding['kind'], request: Request, sighting: Sighting): Promise<void> => {
    findings.push({ kind, method: request.method(), address: bareAddress(request.url()), sighting });
    return route.abort('blockedbyclient');
  };
  /** Lets one request go after it was recorded. */
  const letGo = async (route: Route, kind: 'step' | 'repost', held: HeldRequest): Promise<boolean> => {
    if (!(await options.record(kind, held))) return false;
    const finding = kind === 'step' ? 'step_post' : 'ordered_repost';
    findings.push({ kind: finding, method: held.method, address: held.address, sighting: 'marker' });
    await route.continue();
    return true;
  };

  const hold = async (route: Route, request: Request): Promise<void> => {
    state.phase = 'sent';
    state.broken = (await preflightRefusalOf(context, request)) ?? undefined;
    if (state.broken !== undefined) return block(route, 'preflight_refused', request, 'marker');
    const held = describeRequest(request);
    if (await options.arm(held)) {
      state.sent = held;
      return route.continue();
    }
    state.refused = true;
    return block(route, 'arm_refused', request, 'marker');
  };

  /** A second post with our data: only where the answer to the first one orders it, and only once. */
  const again = async (route: Route, request: Request, sighting: Sighting): Promise<void> => {
    const first = state.sent;
    if (first !== undefined && !state.reposted && sighting === 'marker') {
      state.reposted = true;
      const held = describeRequest(request);
      if (ordersRepost(await bodyOf(first.request), request.url()) && (await letGo(route, 'repost', held))) {
        state.sent = held;
        return;
      }
    }
    return block(route, 'second_post_blocked', request, sighting);
  };

  await context.route('**/*', async (route, request) => {
    const sighting = state.phase === 'browsing' ? 'clean' : sightingOf(options.markers, request);
    if (sighting === 'clean') return route.continue();
    if (!maySubmit(request.resourceType(), request.url())) return block(route, 'data_to_recorder', request, sighting);
    if (state.phase === 'submitting' && sighting === 'marker') return hold(route, request);
    if (state.phase === 'stepping' && sighting === 'marker' && state.stepPosts > 0) {
      state.stepPosts -= 1;
      if (await letGo(route, 'step', describeRequest(request))) return;
    }
    if (state.phase === 'sent') return again(route, request, sighting);
    return block(route, state.phase === 'closed' ? 'second_post_blocked' : 'data_before_click', request, sighting);
  });
  await guardSockets(context, options, state, findings);

  const enter = (phase: Phase) => (): void => {
    state.phase = phase;
  };
  return {
    beginFilling: enter('filling'),
    beginStep: (declared) => {
      state.phase = 'stepping';
      state.stepPosts = declared ? 1 : 0;
    },
    beginSubmitting: enter('submitting'),
    close: enter('closed'),
    findings,
    sent: () => state.sent,
    refused: () => state.refused,
    broken: () => state.broken,
  };
}

/** Frames are looked into like bodies; a socket whose address carries the persona is never opened. */
async function guardSockets(
  context: BrowserContext,
  options: GateOptions,
  state: State,
  findings: GateFinding[],
): Promise<void> {
  const look = (url: string, body: Buffer | null): Sighting =>
    state.phase === 'browsing' ? 'clean' : sight(options.markers, url, body, undefined);
  await context.routeWebSocket(/.*/, (socket: WebSocketRoute) => {
    const note = (sighting: Sighting): void => {
      findings.push({ kind: 'socket_blocked', method: 'SOCKET', address: bareAddress(socket.url()), sighting });
    };
    const opening = look(socket.url(), null);
    if (opening !== 'clean') {
      note(opening);
      return void socket.close();
    }
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const sighting = look('', typeof message === 'string' ? Buffer.from(message) : message);
      if (sighting === 'clean') return server.send(message);
      note(sighting);
    });
  });
}

async function bodyOf(request: Request): Promise<string> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, answerTimeoutMs, '').unref());
  const read = request.response().then(async (response) => (response === null ? '' : response.text()));
  return Promise.race([read.catch(() => ''), late]);
}

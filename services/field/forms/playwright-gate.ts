import type { BrowserContext, Request, Route } from 'playwright';
import { type Markers, type Sighting, sight } from './marker.ts';
import { ordersRepost } from './ordered-repost.ts';
import {
  bareAddress,
  describeRequest,
  type HeldRequest,
  preflightRefusalOf,
  sightingOf,
} from './playwright-held-request.ts';
import { hidesData, holds, linesOf } from './playwright-hidden-data.ts';
import { lockRequests, type WantedRequest } from './playwright-request-lock.ts';
import { guardSockets } from './playwright-socket-guard.ts';
import { isPassive, maySubmit } from './recorders.ts';

/** Where the run stands: the gate lets ever less through. */
type Phase = 'browsing' | 'filling' | 'stepping' | 'submitting' | 'sent' | 'closed';

/** Something the gate stopped or noticed; addresses are kept without their query, which may hold personal data. */
export type GateFinding = {
  kind:
    | 'data_before_click'
    | 'data_to_recorder'
    | 'data_hidden'
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
  /** Nothing more leaves at all, with the persona's data or without; a run that holds a request is not to be halted. */
  halt: () => void;
  /** Leaves all pages behind the closed gate and takes it away. */
  leave: () => Promise<void>;
  findings: readonly GateFinding[];
  /** Whether a request is held or has left: from here on only the ledger ends the run. */
  holding: () => boolean;
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
  halted: boolean;
  /** Requests that were let go: the second lock lets them pass as well. */
  released: Set<string>;
};

const waits = { answer: 5_000, leave: { timeout: 3_000 } };
const requestKey = (method: string, address: string): string => `${method} ${address.replace(/#.*$/u, '')}`;

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
    halted: false,
    released: new Set(),
  };
  /** From the first keystroke until the one request was let go; a redirect of that one may repeat the data. */
  const strict = (): boolean => state.phase !== 'browsing' && state.sent === undefined;
  const block = (route: Route, kind: GateFinding['kind'], request: Request, sighting: Sighting): Promise<void> => {
    findings.push({ kind, method: request.method(), address: bareAddress(request.url()), sighting });
    // A page that is led away with the data stays as it is: the form may still be sent as it should.
    return route.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient');
  };
  /** Lets one request go after it was recorded. */
  const letGo = async (route: Route, kind: 'step' | 'repost', held: HeldRequest): Promise<boolean> => {
    if (!(await options.record(kind, held))) return false;
    const finding = kind === 'step' ? 'step_post' : 'ordered_repost';
    findings.push({ kind: finding, method: held.method, address: held.address, sighting: 'marker' });
    state.released.add(requestKey(held.method, held.request.url()));
    await route.continue();
    return true;
  };

  const hold = async (route: Route, request: Request): Promise<void> => {
    state.phase = 'sent';
    state.broken = (await preflightRefusalOf(context, request, options.markers)) ?? undefined;
    if (state.broken !== undefined) return block(route, 'preflight_refused', request, 'marker');
    const held = describeRequest(request);
    if (await options.arm(held)) {
      state.sent = held;
      state.released.add(requestKey(held.method, request.url()));
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

  /** A request without our data in address and body: until ours is sent, none in its other lines either, and no pictures. */
  const plain = async (route: Route, request: Request): Promise<void> => {
    // Rules that a page's head names for fetching ahead come as a kind of their own, which no form needs.
    if (request.resourceType() === 'other' && request.method() === 'GET' && !request.isNavigationRequest())
      return route.abort('blockedbyclient');
    if (!strict()) return route.continue();
    // Style can ask for one picture for each beginning of a value; while the form is filled nobody needs pictures.
    if (state.phase !== 'stepping' && isPassive(request.resourceType())) return route.abort('blockedbyclient');
    const hidden = await hidesData(options.markers, context, request).catch(() => true);
    return hidden ? block(route, 'data_hidden', request, 'marker') : route.continue();
  };

  await context.route('**/*', async (route, request) => {
    if (state.halted) return route.abort('blockedbyclient');
    const sighting = state.phase === 'browsing' ? 'clean' : sightingOf(options.markers, request);
    if (sighting === 'clean') return plain(route, request);
    if (!maySubmit(request.resourceType(), request.url())) return block(route, 'data_to_recorder', request, sighting);
    if (state.phase === 'submitting' && sighting === 'marker') return hold(route, request);
    if (state.phase === 'stepping' && sighting === 'marker' && state.stepPosts > 0) {
      state.stepPosts -= 1;
      if (await letGo(route, 'step', describeRequest(request))) return;
    }
    if (state.phase === 'sent') return again(route, request, sighting);
    return block(route, state.phase === 'closed' ? 'second_post_blocked' : 'data_before_click', request, sighting);
  });
  await guardSockets(context, {
    markers: options.markers,
    watching: () => state.phase !== 'browsing',
    blocked: (address, sighting) => {
      findings.push({ kind: 'socket_blocked', method: 'SOCKET', address: bareAddress(address), sighting });
    },
  });
  const carries = (markers: Markers, { address, headers, body }: WantedRequest): boolean =>
    sight(markers, address, body, undefined) !== 'clean' || holds(markers, linesOf(headers));
  const unlock = await lockRequests(context, {
    says: (wanted) => {
      if (state.phase === 'browsing' || !carries(options.markers, wanted)) return 'unknown';
      return strict() && !state.released.has(requestKey(wanted.method, wanted.address)) ? 'stay' : 'mine';
    },
    stayed: (wanted) => {
      // Only the alias belongs to this inquiry alone; a number or a sentence may be that of another one beside it.
      if (!carries({ ...options.markers, phoneDigits: '', phrases: [] }, wanted)) return;
      const { method, address } = wanted;
      findings.push({ kind: 'data_hidden', method, address: bareAddress(address), sighting: 'marker' });
    },
  });

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
    halt: () => {
      state.halted = true;
    },
    leave: async () => {
      state.phase = 'closed';
      // Leaving while the gate stands: what pages send at their end is still seen here.
      await Promise.all(context.pages().map((page) => page.goto('about:blank', waits.leave).catch(() => undefined)));
      unlock();
    },
    findings,
    holding: () => state.phase === 'sent',
    sent: () => state.sent,
    refused: () => state.refused,
    broken: () => state.broken,
  };
}

async function bodyOf(request: Request): Promise<string> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, waits.answer, '').unref());
  const read = request.response().then(async (response) => (response === null ? '' : response.text()));
  return Promise.race([read.catch(() => ''), late]);
}

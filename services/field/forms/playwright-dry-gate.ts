import type { BrowserContext, Request, WebSocketRoute } from 'playwright';
import { type DryPhase, keptIn, type Traces } from './dry-run-traces.ts';
import { bareAddress } from './playwright-held-request.ts';

/** What a page tried to send in a dry run; addresses are kept without their query, which may hold what was typed. */
export type KeptIn = { readonly method: string; readonly address: string; readonly why: string };

export type DryGate = {
  /** From the first keystroke on. */
  beginFilling: () => void;
  /** A step of a form is filled like the first one; its post is kept in. */
  beginStep: (declared: boolean) => void;
  /** Ends the visit: nothing more leaves, not even what a page sends while it is closed. */
  close: () => Promise<void>;
  readonly kept: readonly KeptIn[];
};

/** Stands between a page and the network in a dry run: reads are let through, everything else stays here. */
export async function installDryGate(context: BrowserContext, traces: Traces): Promise<DryGate> {
  const kept: KeptIn[] = [];
  const known = new Set<string>();
  let phase: DryPhase = 'browsing';
  const keep = (method: string, address: string, why: string): void => {
    kept.push({ method, address: bareAddress(address), why });
  };
  const judged = async (request: Request): Promise<string | null> => {
    const cookies = phase === 'filling' ? (await context.cookies()).map(({ name, value }) => `${name}=${value}`) : [];
    const wanted = {
      method: request.method(),
      address: request.url(),
      headers: request.headers(),
      cookies,
      hasBody: request.postDataBuffer() !== null,
    };
    return keptIn(traces, wanted, phase, known);
  };
  await context.route('**/*', async (route, request) => {
    // What cannot be judged, because the visit ended meanwhile, stays too.
    const why = await judged(request).catch(() => 'it could not be looked into');
    if (why !== null) {
      keep(request.method(), request.url(), why);
      return route.abort('blockedbyclient').catch(() => undefined);
    }
    if (phase === 'browsing') known.add(request.url());
    return route.continue().catch(() => undefined);
  });
  await context.routeWebSocket(/.*/, (socket: WebSocketRoute) => {
    if (phase !== 'browsing') {
      keep('SOCKET', socket.url(), 'it was opened while the form was filled');
      return void socket.close();
    }
    socket.connectToServer();
    socket.onMessage(() => keep('SOCKET', socket.url(), 'a frame'));
  });
  const fill = (): void => {
    phase = 'filling';
  };
  return {
    beginFilling: fill,
    beginStep: fill,
    close: async () => {
      phase = 'over';
      await context.setOffline(true).catch(() => undefined);
      // Leaving the page while the gate stands: what it sends at its end is seen here.
      for (const page of context.pages()) await page.goto('about:blank', { timeout: 3_000 }).catch(() => undefined);
    },
    kept,
  };
}

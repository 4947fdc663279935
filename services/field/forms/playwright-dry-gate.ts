import type { BrowserContext, Request, WebSocketRoute } from 'playwright';
import { bareAddress } from './playwright-held-request.ts';

/** What a page tried to send in a dry run; addresses are kept without their query, which may hold what was typed. */
export type KeptIn = { readonly method: string; readonly address: string; readonly why: string };

export type DryGate = {
  /** Before the first keystroke: from here on nothing leaves at all, whatever a page thinks of. */
  cutOff: () => Promise<void>;
  /** Steps of a form are filled like the first one. */
  beginFilling: () => void;
  beginStep: (declared: boolean) => void;
  readonly kept: readonly KeptIn[];
};

/**
 * Stands between a page and the network in a dry run. Until something is typed only reads without a body go out; then the visit's
 * own way out is shut, because headers, cookies, addresses, sockets and what a page sends at its end can all carry parts of it, and some
 * of that no route handler sees.
 */
export async function installDryGate(context: BrowserContext, shutWay: () => Promise<void>): Promise<DryGate> {
  const kept: KeptIn[] = [];
  let shut = false;
  const keep = (method: string, address: string, why: string): void => {
    kept.push({ method, address: bareAddress(address), why });
  };
  const reasonToKeep = (request: Request): string | null => {
    if (shut) return 'the form was being filled';
    if (request.method() !== 'GET') return `${request.method()} is not a reading request`;
    return request.postDataBuffer() === null ? null : 'it has a body';
  };
  await context.route('**/*', (route, request) => {
    const why = reasonToKeep(request);
    if (why === null) return route.continue().catch(() => undefined);
    keep(request.method(), request.url(), why);
    return route.abort('blockedbyclient').catch(() => undefined);
  });
  await context.routeWebSocket(/.*/, (socket: WebSocketRoute) => {
    if (shut) {
      keep('SOCKET', socket.url(), 'the form was being filled');
      return void socket.close();
    }
    socket.connectToServer();
    socket.onMessage(() => keep('SOCKET', socket.url(), 'a frame'));
  });
  const nothingToDo = (): void => undefined;
  return {
    cutOff: async () => {
      shut = true;
      await shutWay();
    },
    beginFilling: nothingToDo,
    beginStep: nothingToDo,
    kept,
  };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Studio } from '../studio.ts';
import { html, text } from './replies.ts';
import { disallowedPaths, sharedReply } from './shared-pages.ts';
import type { Desk, SiteReply, SiteRequest } from './site-kind.ts';
import { readSiteRequest } from './site-request.ts';

export type DeskFor = (studio: Studio, request: SiteRequest) => Desk;

/** One server for all studios' sites; the Host header says which studio is meant. */
export function sitesServer(studios: readonly Studio[], deskFor: DeskFor): Server {
  const byDomain = new Map(studios.map((studio) => [studio.domain, studio]));
  return createServer((incoming, outgoing) => {
    void serve(byDomain, deskFor, incoming, outgoing);
  });
}

/** An unknown host gets 421: a request that strays into the city by mistake must be seen to stray. */
async function serve(
  byDomain: ReadonlyMap<string, Studio>,
  deskFor: DeskFor,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const studio = byDomain.get(host.replace(/^www\./, ''));
  if (studio?.kind.unreachable === true) {
    // Whoever comes here past the egress map meets a dead host as well.
    incoming.socket.resetAndDestroy();
    return;
  }
  const reply =
    studio === undefined ? text('No such studio in this city', 421) : await answer(studio, incoming, host, deskFor);
  outgoing.writeHead(reply.status, reply.headers);
  outgoing.end(incoming.method === 'HEAD' ? '' : reply.body);
}

async function answer(studio: Studio, incoming: IncomingMessage, host: string, deskFor: DeskFor): Promise<SiteReply> {
  try {
    const request = await readSiteRequest(incoming, host);
    const desk = deskFor(studio, request);
    const forbidden = disallowedPaths(studio).find((path) => request.rawPath.startsWith(path));
    if (forbidden !== undefined) desk.trip('disallowed_path', `${request.method} ${request.rawPath}`);
    return siteReply(studio, request, desk);
  } catch (fault) {
    return text(`Bad request: ${String(fault)}`, 400);
  }
}

/** The kind of site answers first, then what all studios have, then nobody. */
function siteReply(studio: Studio, request: SiteRequest, desk: Desk): SiteReply {
  if (request.method === 'POST') {
    const handle = studio.kind.posts[request.path];
    if (handle !== undefined) return handle(request, desk, studio);
  } else {
    const page = request.path === '/robots.txt' ? undefined : (studio.kind.anyPath ?? studio.kind.pages[request.path]);
    if (page !== undefined) return paged(page(studio, request));
  }
  return sharedReply(request, desk, studio) ?? html('<h1>404</h1>', 404);
}

function paged(page: string | SiteReply): SiteReply {
  return typeof page === 'string' ? html(page) : page;
}

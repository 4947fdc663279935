import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer, type ServerOptions } from 'node:https';
import type { Studio } from '../studio.ts';
import { html, text } from './replies.ts';
import { disallowedPaths, sharedReply } from './shared-pages.ts';
import type { Abroad, Desk, SiteReply, SiteRequest } from './site-kind.ts';
import { readSiteRequest } from './site-request.ts';

export type DeskFor = (studio: Studio, request: SiteRequest) => Desk;

/** One server for all studios' sites; the Host header says which studio is meant. */
export function sitesServer(studios: readonly Studio[], deskFor: DeskFor): Server {
  return createServer(listener(studios, deskFor));
}

/** The same over TLS, for sites that have a certificate and for the makers of forms. */
export function secureSitesServer(
  certificates: ServerOptions,
  studios: readonly Studio[],
  deskFor: DeskFor,
): SecureServer {
  return createSecureServer(certificates, listener(studios, deskFor));
}

function listener(studios: readonly Studio[], deskFor: DeskFor): RequestListener {
  const byDomain = new Map(studios.map((studio) => [studio.domain, studio]));
  return (incoming, outgoing) => {
    void serve({ studios, byDomain, deskFor }, incoming, outgoing);
  };
}

type Served = { studios: readonly Studio[]; byDomain: ReadonlyMap<string, Studio>; deskFor: DeskFor };

/** An unknown host gets 421: a request that strays into the city by mistake must be seen to stray. */
async function serve(served: Served, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const studio = served.byDomain.get(host.replace(/^www\./, ''));
  if (studio?.kind.unreachable === true) {
    // Whoever comes here past the egress map meets a dead host as well.
    incoming.socket.resetAndDestroy();
    return;
  }
  const reply = await answer(served, studio, incoming, host);
  if (reply.fate === 'reset') incoming.socket.destroy();
  if (reply.fate !== undefined) return;
  if (reply.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, reply.delayMs));
  outgoing.writeHead(reply.status, reply.headers);
  outgoing.end(incoming.method === 'HEAD' ? '' : reply.body);
}

async function answer(
  { studios, deskFor }: Served,
  studio: Studio | undefined,
  incoming: IncomingMessage,
  host: string,
): Promise<SiteReply> {
  try {
    const request = await readSiteRequest(incoming, host);
    if (studio === undefined) return abroadReply(studios, deskFor, request, host);
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

/** A maker of forms serves many studios; which one is meant stands in the address, or in the page that asks. */
function abroadReply(studios: readonly Studio[], deskFor: DeskFor, request: SiteRequest, host: string): SiteReply {
  const asking = `${request.path}?${request.query} ${request.headers.referer ?? ''}`;
  const studio = studios
    .filter(({ kind }) => kind.abroad?.[host] !== undefined)
    .find(
      ({ id, domain }) => new RegExp(`(?<![a-z0-9])${id}(?![0-9])`).test(asking) || asking.includes(`//${domain}/`),
    );
  const abroad = studio?.kind.abroad?.[host];
  if (studio === undefined || abroad === undefined) return text('No such studio in this city', 421);
  const reply = abroadAnswer(studio, abroad, request, deskFor(studio, request));
  return abroad.open === undefined ? reply : { ...reply, headers: { ...reply.headers, ...readable } };
}

const readable = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type, accept, x-requested-with',
};

function abroadAnswer(studio: Studio, abroad: Abroad, request: SiteRequest, desk: Desk): SiteReply {
  const path = request.path.replace(new RegExp(`(?<![a-z0-9])${studio.id}(?![0-9])`), '*');
  if (request.method === 'OPTIONS') return { status: abroad.open === undefined ? 403 : 204, body: '' };
  if (request.method === 'POST') return abroad.posts[path]?.(request, desk, studio) ?? html('<h1>404</h1>', 404);
  const page = abroad.pages[path];
  return page === undefined ? html('<h1>404</h1>', 404) : paged(page(studio, request));
}

function paged(page: string | SiteReply): SiteReply {
  return typeof page === 'string' ? html(page) : page;
}

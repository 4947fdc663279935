import { createHash } from 'node:crypto';
import type { BrowserContext, Request } from 'playwright';
import { type Markers, type Sighting, sight } from './marker.ts';
import { preflightHeaders, preflightRefusal } from './preflight.ts';

export type HeldRequest = { request: Request; hash: string; address: string; method: string; bytes: number };

const preflightTimeoutMs = 10_000;

export function sightingOf(markers: Markers, request: Request): Sighting {
  return sight(markers, request.url(), request.postDataBuffer(), request.headers()['content-encoding']);
}

/** The request as it is recorded: its hash covers method, address and body. */
export function describeRequest(request: Request): HeldRequest {
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
    address: bareAddress(request.url()),
    method: request.method(),
    bytes: body.length,
  };
}

/** Origin and path of an address, without query and fragment, which may hold personal data. */
export function bareAddress(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'invalid address' : `${url.origin}${url.pathname}`;
}

/**
 * Asks the other origin for leave as the browser would, outside of the page: while requests are routed Playwright answers
 * preflights itself, and a site that refuses would get the post while the page shows failure. Null when the request may go.
 */
export async function preflightRefusalOf(
  context: BrowserContext,
  request: Request,
  markers: Markers,
): Promise<string | null> {
  if (request.resourceType() !== 'fetch' && request.resourceType() !== 'xhr') return null;
  const origin = URL.parse(request.frame().url())?.origin ?? 'null';
  const cross = { method: request.method(), origin, address: request.url(), headers: request.headers() };
  const asked = preflightHeaders(cross);
  if (asked === null) return null;
  if (sight(markers, asked.join(' '), null, undefined) !== 'clean') return 'names of its headers hold what was typed';
  // Nothing is armed yet: an address that carries the persona is asked for without its query.
  const carries = sight(markers, cross.address, null, undefined) !== 'clean';
  try {
    const answer = await context.request.fetch(carries ? bareAddress(cross.address) : cross.address, {
      method: 'OPTIONS',
      timeout: preflightTimeoutMs,
      maxRedirects: 0,
      headers: {
        origin,
        // A preflight carries no cookies (Fetch standard); an empty line keeps those of the context out.
        cookie: '',
        'access-control-request-method': cross.method,
        ...(asked.length === 0 ? {} : { 'access-control-request-headers': asked.join(',') }),
      },
    });
    return preflightRefusal(cross, asked, { status: answer.status(), headers: answer.headers() });
  } catch (thrown) {
    return `the preflight is not answered: ${(thrown as Error).message.split('\n')[0] ?? ''}`;
  }
}

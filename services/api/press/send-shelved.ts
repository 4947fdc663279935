import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ShelvedAnswer } from './press-shelf.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
/** Lists change when something is published; a minute late is no harm. */
const A_MINUTE = 'public, max-age=60';

/** Sends bytes that never change, or only that the caller's copy is right (RFC 9110, 13.1.2). */
export function sendShelved(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, etag, mediaType }: ShelvedAnswer,
): FastifyReply {
  openToAll(reply).header('etag', etag).header('cache-control', FOR_EVER);
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type(mediaType).send(bytes);
}

/** Marks an answer that may change. */
export function cacheBriefly(reply: FastifyReply): void {
  openToAll(reply).header('cache-control', A_MINUTE);
}

/** Public data: other sites may read it from their pages and show it in them. */
function openToAll(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
}

function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined || header.length > 1000) return false;
  return header.split(',').some((one) => {
    const tag = one.trim();
    return tag === '*' || (tag.startsWith('W/') ? tag.slice(2) : tag) === etag;
  });
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiDeps } from '../../api/api.ts';
import type { PressShelf } from '../../api/press/press-shelf.ts';
import type { PictureShelf } from './picture-shelf.ts';

/** What the pages for everybody are made of: the press API's own shelf, and pictures drawn from it. */
export type PressScene = { readonly deps: ApiDeps; readonly shelf: PressShelf; readonly pictures: PictureShelf };

const HOST = /^[A-Za-z0-9.:[\]-]{1,255}$/;

/** Address under which the public reaches this server; a caller's odd Host header never gets into a page. */
export function originOf({ config }: ApiDeps, request: FastifyRequest): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  return `${request.protocol}://${HOST.test(request.host) ? request.host : 'localhost'}`;
}

/** A page for everybody: the same for all who ask in its language, and a minute late at most. */
export function sendPublic(reply: FastifyReply, markup: string, status = 200): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'public, max-age=60')
    .header('vary', 'accept-language')
    .send(markup);
}

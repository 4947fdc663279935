import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../../platform/ids.ts';
import type { Api } from '../api.ts';
import { type ProblemPage, wantsPage } from './answer-browsers.ts';
import { problemOf, sendProblem } from './problem-details.ts';
import type { ProblemCode } from './problems.ts';

/** What answers carry that are made before any hook runs, helmet's among them. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;
/** `uri-host [":" port]` of RFC 9110, 7.2, as far as a name can be one of ours. */
const HOST = /^(?:[a-z0-9._~%!$&'()*+,;=-]+|\[[0-9a-f:.]+\])(?::\d{0,5})?$/iu;

/** Addresses that are none, or have longer parts than any of ours: nothing can be there. They reach no route and no hook. */
export function answerBadAddress(problemPage: ProblemPage | undefined) {
  return (_error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const problem = problemOf('ROUTE_UNKNOWN', request.id);
    reply.code(problem.status).headers(HEADERS);
    if (problemPage !== undefined && wantsPage(request)) {
      // The style sheet is all that the page loads.
      reply.header(
        'content-security-policy',
        `${HEADERS['content-security-policy']}; style-src 'self'; img-src 'self'`,
      );
      reply.type('text/html; charset=utf-8').send(problemPage(problem, request));
    } else reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  };
}

/** Bytes that never became a request (RFC 9112): too many headers, too slow, or no HTTP. Then the connection ends. */
export function answerNoRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = problemOf(codeOf(error.code), newId());
  const body = JSON.stringify(problem);
  const lines = Object.entries({
    ...HEADERS,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  if (socket.writable) socket.write(`HTTP/1.1 ${problem.status} Refused\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}

function codeOf(code: string | undefined): ProblemCode {
  if (code === 'HPE_HEADER_OVERFLOW') return 'HEADERS_TOO_LARGE';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'REQUEST_TOO_SLOW' : 'REQUEST_UNREADABLE';
}

/** A Host header that names no host is refused, as RFC 9112, 3.2 asks; addresses are made of it further in. */
export function refuseBadHosts(app: Api): void {
  app.addHook('onRequest', async ({ headers: { host } }, reply) =>
    host === undefined || host === '' || HOST.test(host) ? undefined : sendProblem(reply, 'REQUEST_UNREADABLE'),
  );
}

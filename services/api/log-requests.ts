import { type FastifyRequest, LogController } from 'fastify';
import type { Api } from './api.ts';

/** Fastify's own request lines name addresses and queries of callers; one event per request with the route's pattern replaces them. */
export const quietController = new LogController({ disableRequestLogging: true });

export function logRequests(app: Api): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, caller } = request;
    const ms = Math.round(reply.elapsedTime);
    const done = { method, route: routeOf(request), status: reply.statusCode, ms, user: caller?.user?.id };
    request.log.info(done, 'request.done');
  });
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}

import { type FastifyRequest, LogController } from 'fastify';
import type { Api } from './api.ts';

/** Fastify's own request lines name addresses and queries of callers; one event per request with the route's pattern replaces them. */
export const quietController = new LogController({ disableRequestLogging: true });

export function logRequests(app: Api): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      { method: request.method, route: routeOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request.done',
    );
  });
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}

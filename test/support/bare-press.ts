import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import { contentSecurityPolicy } from '../../services/api/security-headers.ts';

/** The least server that sends the same bytes with the same plugins: what the press API is measured against. */
export async function barePress(
  path: string,
  bytes: Buffer,
  etag: string,
  log: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
  });
  await app.register(helmet, { contentSecurityPolicy, referrerPolicy: { policy: 'same-origin' } });
  await app.register(rateLimit, { max: 1e9, timeWindow: '1 minute' });
  app.get(path, async (_request, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('etag', etag)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('application/json; charset=utf-8')
      .send(bytes),
  );
  return app;
}

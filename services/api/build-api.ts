import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type FastifyBaseLogger, type FastifyInstance, fastify } from 'fastify';
import { newId } from '../platform/ids.ts';
import { rowSchema } from '../releases/cube/row.ts';
import { estimateSchema } from '../releases/report/estimate.ts';
import type { Api, ApiDeps } from './api.ts';
import { benchmarkRoutes } from './benchmark/benchmark-routes.ts';
import { docsRoutes } from './docs/docs-routes.ts';
import { openapi } from './docs/openapi.ts';
import { answerBrowsers, type ProblemPage } from './errors/answer-browsers.ts';
import { answerErrors } from './errors/answer-errors.ts';
import { problemSchema } from './errors/problem-details.ts';
import { answerBadAddress, answerNoRequest, refuseBadHosts } from './errors/refuse-early.ts';
import { refuseUnstorable } from './errors/refuse-unstorable.ts';
import { healthRoutes } from './health/health-routes.ts';
import { hookRoutes } from './hooks/hook-routes.ts';
import { logRequests, quietController } from './log-requests.ts';
import { operationRoutes } from './operation/operation-routes.ts';
import { pressRoutes } from './press/press-routes.ts';
import { codingRoutes } from './research/coding-routes.ts';
import { researchRoutes } from './research/research-routes.ts';
import { studioDisputeRoutes } from './research/studio-dispute-routes.ts';
import { contentSecurityPolicy } from './security-headers.ts';
import { sendingRoutes } from './sending/sending-routes.ts';

const REQUESTS_PER_MINUTE = 600;
const BODY_BYTES = 64 * 1024;
/** Time a caller has to send its whole request. */
const REQUEST_MS = 30_000;

/** The HTTP interface, ready to listen or to be injected into; it opens nothing by itself. Close it before the database. */
export async function buildApi(deps: ApiDeps, forBrowsers?: { problemPage: ProblemPage }): Promise<Api> {
  const log: FastifyBaseLogger = deps.log;
  const { trustedProxies: proxies = [] } = deps.config;
  const app = fastify({
    loggerInstance: log,
    logController: quietController,
    genReqId: () => newId(),
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerBadAddress(forBrowsers?.problemPage),
    clientErrorHandler: answerNoRequest,
    trustProxy: proxies.length === 0 ? false : [...proxies],
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, allErrors: true } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.decorateRequest('caller', null);
  listRoutes(app);
  answerErrors(app);
  if (forBrowsers !== undefined) answerBrowsers(app, forBrowsers.problemPage);
  logRequests(app);
  await app.register(helmet, { contentSecurityPolicy, referrerPolicy: { policy: 'same-origin' } });
  refuseBadHosts(app);
  refuseUnstorable(app);
  await app.register(rateLimit, { max: deps.config.requestsPerMinute ?? REQUESTS_PER_MINUTE, timeWindow: '1 minute' });
  app.addSchema(problemSchema);
  app.addSchema(estimateSchema);
  app.addSchema(rowSchema);
  await app.register(swagger, openapi);
  await app.register(async (scope) => healthRoutes(typed(scope), deps));
  await app.register(async (scope) => operationRoutes(typed(scope), deps));
  await app.register(async (scope) => researchRoutes(typed(scope), deps), { prefix: '/api/v1' });
  // Beside the research routes, not among them: a coder's key does not read.
  await app.register(async (scope) => codingRoutes(typed(scope), deps), { prefix: '/api/v1' });
  await app.register(async (scope) => sendingRoutes(typed(scope), deps), { prefix: '/api/v1' });
  await app.register(async (scope) => studioDisputeRoutes(typed(scope), deps), { prefix: '/api/v1' });
  await app.register(async (scope) => hookRoutes(typed(scope), deps), { prefix: '/api/v1' });
  await app.register(async (scope) => pressRoutes(typed(scope), deps), { prefix: '/press/v1' });
  await app.register(async (scope) => benchmarkRoutes(typed(scope), deps), { prefix: '/benchmark/v1' });
  await app.register(async (scope) => docsRoutes(typed(scope)));
  return app;
}

/** Every route as it is made, for the table of who may do what. */
function listRoutes(app: FastifyInstance): void {
  app.decorate('routes', []);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') app.routes.push({ method: one, url });
  });
}

/** A registered scope loses the type provider of its parent; it is the same server. */
function typed(scope: FastifyInstance): Api {
  return scope.withTypeProvider<TypeBoxTypeProvider>();
}

import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { saysItComesFromThisSite } from '../api/auth/request-origin.ts';
import { sendProblem } from '../api/errors/problem-details.ts';
import { slugParam } from '../api/research/row-schemas.ts';
import { fieldTime } from '../platform/clock/field-clock.ts';
import { benchmarkIn, replyToRelease } from '../releases/benchmark/benchmark.ts';
import { disputeCode } from '../releases/benchmark/dispute-code.ts';
import type { OwnBenchmark } from '../releases/benchmark/own-benchmark.ts';
import { ownChart } from '../releases/benchmark/own-chart.ts';
import type { Session } from '../releases/benchmark/store/sessions.ts';
import { darkened } from '../releases/charts/dark-theme.ts';
import { studioAuditPage } from './pages/studio-audit-page.ts';
import { langQuery, languageOf } from './request-language.ts';
import { studioProofRoutes } from './studio-proof-routes.ts';
import { frameOf, goTo, send, studioOf } from './studio-request.ts';
import { studioRoomRoutes } from './studio-room-routes.ts';
import type { AuditTold } from './words/studio-audit-words.ts';

const params = Type.Object({ slug: slugParam, version: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }) });
const TOLD = ['replied', 'disputed', 'disputed_before', 'code_unknown'] as const;
const querystring = Type.Object({ ...langQuery, told: Type.Optional(Type.Enum([...TOLD])) });
const chartQuery = Type.Object({
  ...langQuery,
  size: Type.Enum(['wide', 'narrow'], { default: 'wide' }),
  theme: Type.Enum(['light', 'dark'], { default: 'light' }),
});
const body = Type.Object({
  item: Type.String({ maxLength: 120, default: '' }),
  text: Type.String({ maxLength: 20_000, default: '' }),
});
const hide = true;
const NO_AUDIT = '/studio?told=no_audit';
const config = { rateLimit: { max: 30, timeWindow: '1 minute' } };
type Asked = { params: { slug: string; version: string } };

/** Pages of a studio: plain forms, no scripts. They read through the same use cases as the benchmark API. */
export async function studioRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  await app.register(formbody);
  app.addHook('onRequest', async (request, reply) => {
    if (!saysItComesFromThisSite(request)) return sendProblem(reply, 'CROSS_SITE');
    return undefined;
  });
  studioProofRoutes(app, deps);
  studioRoomRoutes(app, deps);
  const place = '/studio/audits/:slug/:version';

  app.get(place, { schema: { hide, params, querystring } }, async (request, reply) => {
    const studio = await studioOf(deps, request);
    if (studio === null) return goTo(request, reply, '/studio');
    return show(request, reply, studio, request.query.told, { item: '', text: '' });
  });

  app.get(`${place}/curve.svg`, { schema: { hide, params, querystring: chartQuery } }, async (request, reply) => {
    const studio = await studioOf(deps, request);
    if (studio === null) return goTo(request, reply, '/studio');
    const one = await auditOf(studio, request);
    if (one === null) return sendProblem(reply, 'RELEASE_UNKNOWN');
    const svg = ownChart(one, languageOf(request), request.query.size);
    return reply
      .type('image/svg+xml; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(request.query.theme === 'dark' ? darkened(svg) : svg);
  });

  app.post(`${place}/reply`, { config, schema: { hide, params, querystring, body } }, async (request, reply) => {
    const studio = await studioOf(deps, request);
    if (studio === null) return goTo(request, reply, '/studio');
    const text = request.body.text.trim();
    const fault = faultIn(text, 4000);
    if (fault !== null) return show(request, reply, studio, fault, { item: '', text });
    const kept = await replyToRelease(db, studio, nameOf(request), text);
    return kept === 'kept' ? back(request, reply, 'replied') : goTo(request, reply, NO_AUDIT);
  });

  app.post(`${place}/dispute`, { config, schema: { hide, params, querystring, body } }, async (request, reply) => {
    const studio = await studioOf(deps, request);
    if (studio === null) return goTo(request, reply, '/studio');
    const { item } = request.body;
    const why = request.body.text.trim();
    const fault = faultIn(why, 2000);
    if (fault !== null) return show(request, reply, studio, fault, { item, text: why });
    const disputed = await disputeCode(db, studio, { release: nameOf(request), item, why });
    return disputed === 'release_unknown' ? goTo(request, reply, NO_AUDIT) : back(request, reply, disputed);
  });

  async function show(
    request: FastifyRequest & Asked,
    reply: FastifyReply,
    studio: Session,
    told: AuditTold | undefined,
    typed: { item: string; text: string },
  ): Promise<FastifyReply> {
    const one = await auditOf(studio, request);
    if (one === null) return goTo(request, reply, NO_AUDIT);
    const frame = await frameOf(deps, request, `/studio/audits/${one.release}`);
    const { now } = await fieldTime(db);
    return send(
      reply,
      studioAuditPage(frame, { one, told, now, typed }),
      typed.text === '' && told !== 'empty' ? 200 : 400,
    );
  }

  /** Only what the studio's own benchmark holds can be named: an address of another's leads nowhere. */
  async function auditOf(studio: Session, request: Asked): Promise<OwnBenchmark | null> {
    return benchmarkIn(db, studio, nameOf(request));
  }
}

function nameOf({ params: { slug, version } }: Asked): string {
  return `${slug}/${version}`;
}

function back(request: FastifyRequest & Asked, reply: FastifyReply, told: AuditTold): FastifyReply {
  return goTo(request, reply, `/studio/audits/${nameOf(request)}?told=${told}`);
}

function faultIn(text: string, most: number): 'empty' | 'too_long' | null {
  if (text === '') return 'empty';
  return text.length > most ? 'too_long' : null;
}

import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { saysItComesFromThisSite } from '../../api/auth/request-origin.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { debriefScene, refuseForEver, sayReason } from '../../field/follow-ups/answer-debrief.ts';
import { inLanguage } from '../pages/layout.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { type DebriefTold, debriefTold } from '../words/debrief-words.ts';
import { debriefPage } from './debrief-page.ts';

const params = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) });
const querystring = Type.Object({ ...langQuery, told: Type.Optional(Type.Enum([...debriefTold])) });
const body = Type.Object({
  reason: Type.String({ maxLength: 40, default: '' }),
  text: Type.String({ maxLength: 20_000, default: '' }),
});
const hide = true;
/** Calls of one caller a minute; the secret itself cannot be guessed. */
const config = { rateLimit: { max: 30, timeWindow: '1 minute' } };

type Asked = FastifyRequest & { params: { token: string } };

/** The page behind the link of a debrief: plain forms, no scripts. Scanners of mail open links, so only a press records. */
export async function debriefRoutes(app: Api, { db }: ApiDeps): Promise<void> {
  await app.register(formbody);
  app.addHook('onRequest', async (request, reply) => {
    if (!saysItComesFromThisSite(request)) return sendProblem(reply, 'CROSS_SITE');
    return undefined;
  });

  app.get('/debrief/:token', { config, schema: { hide, params, querystring } }, async (request, reply) =>
    show(request, reply, request.query.told, ''),
  );

  app.post(
    '/debrief/:token/reason',
    { config, schema: { hide, params, querystring, body } },
    async (request, reply) => {
      const said = await sayReason(db, request.params.token, request.body);
      if (said === 'unknown') return sendProblem(reply, 'LINK_UNKNOWN');
      return said === 'said' ? back(request, reply, 'said') : show(request, reply, said, request.body.text, 400);
    },
  );

  app.post('/debrief/:token/never', { config, schema: { hide, params, querystring } }, async (request, reply) => {
    if (!(await refuseForEver(db, request.params.token))) return sendProblem(reply, 'LINK_UNKNOWN');
    return back(request, reply, 'gone');
  });

  async function show(
    request: Asked,
    reply: FastifyReply,
    told: DebriefTold | undefined,
    typed: string,
    status: 200 | 400 = 200,
  ): Promise<FastifyReply> {
    const scene = await debriefScene(db, request.params.token);
    if (scene === null) return sendProblem(reply, 'LINK_UNKNOWN');
    const path = `/debrief/${request.params.token}`;
    return forOneReader(reply)
      .code(status)
      .type('text/html; charset=utf-8')
      .send(debriefPage({ language: languageOf(request), path, scene, told, typed }));
  }
}

/** Kept by no cache, named to no other site, found by no search engine. */
function forOneReader(reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .header('referrer-policy', 'no-referrer');
}

/** The answer to a form is an address, so that reloading the page sends nothing again. */
function back(request: Asked, reply: FastifyReply, told: DebriefTold): FastifyReply {
  const path = `/debrief/${request.params.token}?told=${told}`;
  return forOneReader(reply).redirect(inLanguage(path, languageOf(request)), 303);
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { openSession } from '../../api/auth/sessions.ts';
import { linkOf, useLink } from '../../design/people/one-time-link.ts';
import { credentialsOf } from '../../design/people/store/credentials.ts';
import type { UserId } from '../../platform/ids.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { GUESSES } from './guess-rate.ts';
import { linkGonePage, linkPage, noPasswordFaults } from './sign-in-page.ts';

const link = Type.String({ maxLength: 100 });
const querystring = Type.Object({ ...langQuery, link: Type.Optional(link) });
const typed = Type.String({ maxLength: 400 });
const body = Type.Object({ link, newPassword: typed, newPasswordAgain: typed }, { additionalProperties: false });
const config = { rateLimit: GUESSES };
const hide = true;

/** The link an owner gave: opening it changes nothing (mail programs open links too), setting the password uses it up. */
export function welcomeRoutes(app: Api, deps: ApiDeps): void {
  app.get('/welcome', { config, schema: { hide, querystring } }, async (request, reply) => {
    const secret = request.query.link ?? '';
    const found = await linkOf(deps.db, secret);
    if (found === null) return gone(request, reply);
    return sendPage(reply, linkPage(found, secret, noPasswordFaults, languageOf(request)));
  });
  app.post('/welcome', { config, schema: { hide, querystring, body } }, async (request, reply) => {
    const { link: secret, newPassword, newPasswordAgain } = request.body;
    const found = await linkOf(deps.db, secret);
    if (found === null) return gone(request, reply);
    const differ = newPassword !== newPasswordAgain;
    const used = differ ? null : await useLink(deps.db, secret, newPassword);
    if (used === null || used.kind === 'faulty') {
      const faults = { password: used?.faults ?? [], differ };
      return sendPage(reply.code(400), linkPage(found, secret, faults, languageOf(request)));
    }
    if (used.kind === 'link_gone') return gone(request, reply);
    return enter(deps, request, reply, used.userId);
  });
}

/** A link replaces the password, never the second factor. */
async function enter(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  userId: UserId,
): Promise<FastifyReply> {
  const codeDue = (await credentialsOf(deps.db, userId))?.factorOn === true;
  await openSession(deps, request, reply, { userId, state: codeDue ? 'code_due' : 'open', openedBy: 'link' });
  return reply.redirect(`${codeDue ? '/sign-in/code' : '/account'}?lang=${languageOf(request)}`, 303);
}

function gone(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(reply.code(404), linkGonePage(languageOf(request)));
}

function sendPage(reply: FastifyReply, markup: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(markup);
}

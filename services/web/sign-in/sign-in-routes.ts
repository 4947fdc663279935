import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { ownPath } from '../../api/auth/own-path.ts';
import { comesFromThisSite } from '../../api/auth/request-origin.ts';
import { noSessionCookie } from '../../api/auth/session-cookie.ts';
import { isSecure, openSession, sessionOf } from '../../api/auth/sessions.ts';
import { checkCode, checkPassword } from '../../api/auth/sign-in.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { recordAct } from '../../design/campaigns/store.ts';
import { anybodyThere } from '../../design/people/store/people.ts';
import { endSession } from '../../design/people/store/sessions.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { GUESSES } from './guess-rate.ts';
import { providerRoutes } from './provider-routes.ts';
import { codePage, type SignInShown, signInPage } from './sign-in-page.ts';
import { welcomeRoutes } from './welcome-routes.ts';

const next = Type.Optional(Type.String({ maxLength: 1000 }));
const querystring = Type.Object({
  ...langQuery,
  next,
  out: Type.Optional(Type.Literal('yes')),
  provider: Type.Optional(Type.Enum(['failed', 'unknown', 'domain', 'role', 'disabled', 'away'])),
});
const hide = true;
const closed = { additionalProperties: false } as const;
const passwordBody = Type.Object(
  { name: Type.String({ maxLength: 300 }), password: Type.String({ maxLength: 400 }), next },
  closed,
);
const codeBody = Type.Object({ code: Type.String({ maxLength: 40 }), next }, closed);

/** Signing in by password and second factor, signing out, and the links by which people set their own password. */
export async function signInRoutes(app: Api, deps: ApiDeps): Promise<void> {
  await app.register(formbody);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return comesFromThisSite(request) ? undefined : sendProblem(reply, 'CROSS_SITE');
  });
  const config = { rateLimit: GUESSES };
  app.get('/sign-in', { schema: { hide, querystring } }, async (request, reply) => {
    const shown = { next: ownPath(request.query.next), signedOut: request.query.out === 'yes' };
    if ((await sessionOf(deps, request))?.state === 'open') return reply.redirect(shown.next, 303);
    return show(deps, request, reply, shown, request.query.provider);
  });
  app.post('/sign-in', { config, schema: { hide, querystring, body: passwordBody } }, async (request, reply) =>
    signIn(deps, request, reply, request.body),
  );
  app.get('/sign-in/code', { schema: { hide, querystring } }, async (request, reply) => {
    if ((await sessionOf(deps, request))?.state !== 'code_due') return reply.redirect('/sign-in', 303);
    return sendPage(reply, codePage({ next: ownPath(request.query.next) }, languageOf(request)));
  });
  app.post('/sign-in/code', { config, schema: { hide, querystring, body: codeBody } }, async (request, reply) =>
    enterCode(deps, request, reply, request.body),
  );
  app.post('/sign-out', { schema: { hide, querystring: Type.Object(langQuery) } }, async (request, reply) => {
    const session = await sessionOf(deps, request);
    if (session !== null && (await endSession(deps.db, session.id)))
      await recordAct(deps.db, { actor: session.email, action: 'sign_out.done', subject: session.userId });
    reply.header('set-cookie', noSessionCookie(isSecure(deps)));
    // What the browser kept of pages is for whoever was signed in.
    reply.header('clear-site-data', '"cache", "storage"');
    return reply.redirect(`/sign-in?lang=${languageOf(request)}&out=yes`, 303);
  });
  providerRoutes(app, deps);
  welcomeRoutes(app, deps);
}

async function signIn(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { name, password, next: asked }: { name: string; password: string; next?: string },
): Promise<FastifyReply> {
  const path = ownPath(asked);
  const tried = await checkPassword(deps.db, { name, password, address: request.ip });
  if (tried.kind !== 'right') {
    reply.code(tried.kind === 'refused' ? 401 : 429);
    return show(deps, request, reply, { next: path, name, refused: tried.kind === 'refused' ? 'refused' : 'tooMany' });
  }
  const { userId, codeDue } = tried;
  await openSession(deps, request, reply, { userId, state: codeDue ? 'code_due' : 'open', openedBy: 'password' });
  if (!codeDue) return reply.redirect(path === '/' ? '/account' : path, 303);
  return reply.redirect(`/sign-in/code?${new URLSearchParams({ lang: languageOf(request), next: path })}`, 303);
}

async function enterCode(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { code, next: asked }: { code: string; next?: string },
): Promise<FastifyReply> {
  const path = ownPath(asked);
  const session = await sessionOf(deps, request);
  if (session?.state !== 'code_due') return reply.redirect(`/sign-in?${new URLSearchParams({ next: path })}`, 303);
  const { userId } = session;
  const checked = await checkCode(deps, { userId, code, address: request.ip });
  if (checked.kind !== 'right') {
    reply.code(checked.kind === 'refused' ? 401 : 429);
    const refused = checked.kind === 'refused' ? 'codeRefused' : 'tooMany';
    return sendPage(reply, codePage({ next: path, refused }, languageOf(request)));
  }
  await openSession(deps, request, reply, { userId, state: 'open', openedBy: checked.by });
  return reply.redirect(path === '/' ? '/account' : path, 303);
}

async function show(
  { db, provider }: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Omit<SignInShown, 'nobody' | 'provider'>,
  refused?: NonNullable<SignInShown['provider']>['refused'],
): Promise<FastifyReply> {
  const by = provider === undefined ? undefined : { name: provider.name, refused };
  const nobody = !(await anybodyThere(db));
  return sendPage(reply, signInPage({ ...shown, nobody, provider: by }, languageOf(request)));
}

function sendPage(reply: FastifyReply, markup: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(markup);
}

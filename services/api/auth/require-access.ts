import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { LiveSession } from '../../design/people/store/sessions.ts';
import type { ApiDeps } from '../api.ts';
import { wantsPage } from '../errors/answer-browsers.ts';
import { sendProblem } from '../errors/problem-details.ts';
import { keyInHeader, LOCAL_SCOPES, type Scope } from './api-key.ts';
import { type Caller, scopesOfRole, verifyApiKey } from './api-keys.ts';
import { comesFromThisMachine, comesFromThisSite, saysItComesFromThisSite } from './request-origin.ts';
import { sessionOf } from './sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireAccess`; null on open routes. */
    caller: Caller | null;
  }
}

/** What a route may ask for: a scope, or a person who is signed in, whatever his role, for what is about himself. */
export type Access = Scope | 'person';

/**
 * The one gate of API and pages. Lets through, in this order: an API key with the scope; a session whose person's role has it;
 * anybody on this machine where local access is on. `request.caller` is who that is. A browser that asks for a page without any of
 * these is led to the sign-in page and back, everybody else gets 401.
 */
export function requireAccess(deps: ApiDeps, access: Access): onRequestAsyncHookHandler {
  return async (request, reply) => {
    // No browser or proxy keeps what only this caller may see; a route that knows better says so itself.
    reply.header('cache-control', 'no-store');
    if (!comesFromThisSite(request)) return sendProblem(reply, 'CROSS_SITE');
    const key = keyInHeader(request.headers.authorization);
    if (key !== null) {
      const caller = await verifyApiKey(deps.db, key);
      return caller === null ? sendProblem(askForKey(reply), 'KEY_UNKNOWN') : letIn(caller, access, request, reply);
    }
    if (request.headers.authorization !== undefined) return sendProblem(askForKey(reply), 'KEY_MISSING');
    const session = await sessionOf(deps, request);
    if (session?.state === 'open') {
      if (!saysItComesFromThisSite(request)) return sendProblem(reply, 'CROSS_SITE');
      return letIn(callerOf(session), access, request, reply);
    }
    if (!deps.config.localAccess || !comesFromThisMachine(request)) return askToSignIn(request, reply);
    request.caller = { name: 'local', scopes: LOCAL_SCOPES, by: 'local', user: null };
    return mayDo(request.caller, access) ? undefined : askToSignIn(request, reply);
  };
}

function letIn(caller: Caller, access: Access, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  // Also where he may not: the page that says so shows what he may.
  request.caller = caller;
  if (mayDo(caller, access)) return undefined;
  return access === 'person'
    ? sendProblem(reply, 'PERSON_NEEDED')
    : sendProblem(reply, 'SCOPE_MISSING', { detail: access });
}

function mayDo({ by, scopes }: Caller, access: Access): boolean {
  return access === 'person' ? by === 'session' : scopes.includes(access);
}

function callerOf({ id, userId, role, name, email, language }: LiveSession): Caller {
  const user = { id: userId, role };
  return { name, scopes: scopesOfRole(role), by: 'session', user, session: { id, email, language } };
}

/** Leads a browser to the sign-in page and back to the page it asked for; 401 to everybody else. */
export function askToSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!wantsPage(request)) return sendProblem(askForKey(reply), 'KEY_MISSING');
  const lang = new URLSearchParams(request.url.split('?')[1]).get('lang');
  const query = new URLSearchParams({ next: request.url, ...(lang === null ? {} : { lang }) });
  return reply.header('cache-control', 'no-store').redirect(`/sign-in?${query}`, 303);
}

/** Says to programs how to bring a key, and makes a browser that asked for data open its password window. */
function askForKey(reply: FastifyReply): FastifyReply {
  return reply.header('www-authenticate', 'Basic realm="Zerkalo: any name, API key as password", charset="UTF-8"');
}

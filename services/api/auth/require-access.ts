import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { ApiDeps } from '../api.ts';
import { sendProblem } from '../errors/problem-details.ts';
import { keyInHeader, LOCAL_SCOPES, type Scope } from './api-key.ts';
import { type Caller, verifyApiKey } from './api-keys.ts';
import { comesFromThisMachine, comesFromThisSite } from './request-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireAccess`; null on open routes. */
    caller: Caller | null;
  }
}

/**
 * Lets a request through that carries an API key with the scope, or that comes from this machine where local access is on.
 * There are no sessions yet: a browser elsewhere is asked for a key by its own password window (Basic, the key as password).
 */
export function requireAccess(deps: ApiDeps, scope: Scope): onRequestAsyncHookHandler {
  return async (request, reply) => {
    if (!comesFromThisSite(request)) return sendProblem(reply, 'CROSS_SITE');
    const key = keyInHeader(request.headers.authorization);
    if (key === null) return withoutKey(deps, scope, request, reply);
    const caller = await verifyApiKey(deps.db, key);
    if (caller === null) return sendProblem(askForKey(reply), 'KEY_UNKNOWN');
    if (!caller.scopes.includes(scope)) return sendProblem(reply, 'SCOPE_MISSING', { detail: scope });
    request.caller = caller;
    return undefined;
  };
}

function withoutKey(
  deps: ApiDeps,
  scope: Scope,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  const local = deps.config.localAccess && request.headers.authorization === undefined && comesFromThisMachine(request);
  if (!local || !LOCAL_SCOPES.includes(scope)) return sendProblem(askForKey(reply), 'KEY_MISSING');
  request.caller = { name: 'local', scopes: LOCAL_SCOPES, by: 'local', user: null };
  return undefined;
}

/** Makes a browser open its password window. */
export function askForKey(reply: FastifyReply): FastifyReply {
  return reply.header('www-authenticate', 'Basic realm="Zerkalo: any name, API key as password", charset="UTF-8"');
}

import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  endSession,
  findSession,
  insertSession,
  type LiveSession,
  type OpenedBy,
} from '../../design/people/store/sessions.ts';
import { newId, newSecret, type UserId } from '../../platform/ids.ts';
import type { ApiDeps } from '../api.ts';
import { secretInCookies, sessionCookie } from './session-cookie.ts';

/** Unused for so long a session ends; a coder may read one letter for an hour. */
export const IDLE_SECONDS = 2 * 3600;
/** However much it is used (NIST SP 800-63B-4, 2.2.3: a day at most with two factors). */
const ENDS_IN_SECONDS = 24 * 3600;
/** Time for the second factor after a right password. */
const CODE_DUE_SECONDS = 300;

/** Whether people reach this server by https: then cookies are sent there alone. */
export function isSecure({ config }: ApiDeps): boolean {
  return config.publicUrl?.startsWith('https://') === true;
}

/** Opens a session under a new secret and gives it to the browser; one that the browser brought has ended, whosever it was. */
export async function openSession(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { userId, state, openedBy }: { userId: UserId; state: 'open' | 'code_due'; openedBy: OpenedBy },
): Promise<void> {
  const old = await sessionOf(deps, request);
  if (old !== null) await endSession(deps.db, old.id);
  const secret = newSecret();
  await insertSession(deps.db, {
    id: newId(),
    userId,
    state,
    openedBy,
    sha256: hashOf(secret),
    address: request.ip,
    agent: (request.headers['user-agent'] ?? '').slice(0, 200),
    endsInSeconds: state === 'open' ? ENDS_IN_SECONDS : CODE_DUE_SECONDS,
  });
  reply.header('set-cookie', sessionCookie(secret, isSecure(deps)));
}

/** The session that the browser brings, in whatever state; null when it brings none that lives. */
export async function sessionOf(deps: ApiDeps, request: FastifyRequest): Promise<LiveSession | null> {
  const secret = secretInCookies(request.headers.cookie, isSecure(deps));
  return secret === null ? null : findSession(deps.db, hashOf(secret), IDLE_SECONDS);
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../../design/people/role.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Language } from '../../releases/words/language.ts';

/** The person behind a session. */
export type Person = {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly sessionId: string;
  readonly language: Language | null;
};

/** Who is signed in. Call it behind `requireAccess(deps, 'person')` only: it throws where nobody is. */
export function personOf({ caller }: FastifyRequest): Person {
  if (caller?.user == null || caller.session === undefined) throw new Error('the route asks for no person');
  const { id: sessionId, email, language } = caller.session;
  return { userId: caller.user.id, role: caller.user.role, name: caller.name, email, sessionId, language };
}

/** A page about people is kept by nobody else. */
export function sendOwnPage(reply: FastifyReply, markup: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(markup);
}

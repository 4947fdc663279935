import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiDeps } from '../../api/api.ts';
import { checkOwnPassword } from '../../api/auth/sign-in.ts';
import { credentialsOf } from '../../design/people/store/credentials.ts';
import type { PasswordField } from './account-page.ts';
import { showAccount } from './account-view.ts';
import { personOf } from './person-of.ts';

/**
 * An open session alone changes nothing about how its person signs in: whoever has a password types it again, into that field.
 * Null: he did, or has none and typed none; else the account page with what is wrong, counted like a sign-in.
 */
export async function passwordAgain(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  field: PasswordField,
  typed: string | undefined,
): Promise<FastifyReply | null> {
  const { userId } = personOf(request);
  if (typed === undefined && (await credentialsOf(deps.db, userId))?.passwordHash == null) return null;
  const checked = await checkOwnPassword(deps.db, { userId, password: typed ?? '', address: request.ip });
  if (checked === 'right') return null;
  const fault = checked === 'refused' ? 'wrongPassword' : 'tooMany';
  return showAccount(deps, request, reply.code(400), { againFault: { field, fault } });
}

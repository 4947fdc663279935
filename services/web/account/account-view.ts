import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiDeps } from '../../api/api.ts';
import { scopesOfRole } from '../../api/auth/api-keys.ts';
import { IDLE_SECONDS } from '../../api/auth/sessions.ts';
import { listKeys } from '../../api/auth/store.ts';
import { credentialsOf, recoveryCodesLeft } from '../../design/people/store/credentials.ts';
import { findPerson } from '../../design/people/store/people.ts';
import { liveSessions } from '../../design/people/store/sessions.ts';
import type { UserId } from '../../platform/ids.ts';
import { languageOf } from '../request-language.ts';
import { type AccountShown, accountPage } from './account-page.ts';
import { personOf, sendOwnPage } from './person-of.ts';

/** What a form of the page did. */
export const dones = [
  'password',
  'language',
  'factor_off',
  'key_revoked',
  'session_ended',
  'others_ended',
  'linked',
  'unlinked',
] as const;

/** The account page with what is there now, and what was done or went wrong. */
export async function showAccount(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  more: Partial<AccountShown>,
): Promise<FastifyReply> {
  const person = personOf(request);
  const { db } = deps;
  const credentials = await credentialsOf(db, person.userId);
  const shown: AccountShown = {
    email: person.email,
    role: person.role,
    chosenLanguage: person.language,
    hasPassword: credentials?.passwordHash != null,
    factor:
      deps.evidence === undefined
        ? null
        : { on: credentials?.factorOn === true, codesLeft: await recoveryCodesLeft(db, person.userId) },
    keys: await listKeys(db, person.userId),
    mayHave: scopesOfRole(person.role),
    sessions: await liveSessions(db, IDLE_SECONDS, person.userId),
    sessionId: person.sessionId,
    provider: await linkShown(deps, person.userId),
    ...more,
  };
  return sendOwnPage(reply, accountPage(shown, languageOf(request)));
}

async function linkShown({ db, provider }: ApiDeps, userId: UserId): Promise<AccountShown['provider']> {
  if (provider === undefined) return null;
  const linked = (await findPerson(db, userId))?.issuers.includes(provider.issuer) === true;
  return { name: provider.name, linked };
}

/** The answer to a form is an address, so that reloading the page sends nothing again. */
export function toAccount(request: FastifyRequest, reply: FastifyReply, done: (typeof dones)[number]): FastifyReply {
  return reply.redirect(`/account?lang=${languageOf(request)}&done=${done}`, 303);
}

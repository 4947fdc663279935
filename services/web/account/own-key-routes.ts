import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { SCOPES, type Scope } from '../../api/auth/api-key.ts';
import { createApiKey, scopesOfRole } from '../../api/auth/api-keys.ts';
import { revokeKey } from '../../api/auth/store.ts';
import { uuid } from '../../api/research/row-schemas.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { newKeyPage } from './account-page.ts';
import { showAccount, toAccount } from './account-view.ts';
import { personOf, sendOwnPage } from './person-of.ts';

const querystring = Type.Object(langQuery);
const closed = { additionalProperties: false } as const;
const keyBody = Type.Object(
  { label: Type.String({ maxLength: 80 }) },
  { additionalProperties: Type.String({ maxLength: 10 }), maxProperties: 20 },
);
const revokeBody = Type.Object({ id: uuid, act: Type.Literal('revoke') }, closed);
const hide = true;

/** Keys of one's own, never with more than one's role. */
export function ownKeyRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  app.post('/account/keys', { schema: { hide, querystring, body: keyBody } }, async (request, reply) => {
    const { userId, role, email } = personOf(request);
    const may = scopesOfRole(role);
    const scopes = chosenScopes(request.body).filter((scope) => may.includes(scope));
    const label = request.body.label.trim();
    const faults = keyFaults(label, scopes);
    if (faults.length > 0) return showAccount(deps, request, reply.code(400), { keyFaults: faults });
    const made = await createApiKey(db, { userId, label, scopes, by: email });
    if (made.kind !== 'created') throw new Error(made.kind);
    return sendOwnPage(reply, newKeyPage(made.key, '/account', languageOf(request)));
  });
  app.post('/account/keys/revoke', { schema: { hide, querystring, body: revokeBody } }, async (request, reply) => {
    const { userId, email } = personOf(request);
    await revokeKey(db, request.body.id, email, userId);
    return toAccount(request, reply, 'key_revoked');
  });
}

/** What is wrong with a key that is asked for. */
export function keyFaults(label: string, scopes: readonly Scope[]): ('noLabel' | 'noScope')[] {
  return [...(label === '' ? (['noLabel'] as const) : []), ...(scopes.length === 0 ? (['noScope'] as const) : [])];
}

/** Ticked boxes are fields "scope.<name>". */
export function chosenScopes(fields: Readonly<Record<string, unknown>>): Scope[] {
  return SCOPES.filter((scope) => fields[`scope.${scope}`] === 'yes');
}

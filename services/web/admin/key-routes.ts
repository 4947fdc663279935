import { html } from 'ghtml';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { SCOPES } from '../../api/auth/api-key.ts';
import { createApiKey, scopesOfRole } from '../../api/auth/api-keys.ts';
import { type ListedKey, listKeys, revokeKey } from '../../api/auth/store.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { uuid } from '../../api/research/row-schemas.ts';
import { findPerson, listPeople, type Person } from '../../design/people/store/people.ts';
import type { Language } from '../../releases/words/language.ts';
import { keyForm, keyTable, newKeyPage } from '../account/account-page.ts';
import { chosenScopes, keyFaults } from '../account/own-key-routes.ts';
import { sendOwnPage } from '../account/person-of.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { choiceField, faultList } from '../sign-in/fields.ts';
import { accountWords } from '../words/account-words.ts';
import { adminWords } from '../words/admin-words.ts';
import { adminPage, type Told } from './admin-page.ts';
import { actorOf, toldQuery } from './admin-request.ts';

const keyBody = Type.Object(
  { label: Type.String({ maxLength: 80 }), userId: uuid },
  { additionalProperties: Type.String({ maxLength: 10 }), maxProperties: 20 },
);
const revokeBody = Type.Object({ id: uuid, act: Type.Literal('revoke') }, { additionalProperties: false });
const hide = true;

/** Keys of everybody: made for a person within his role, shown once, revoked. */
export function keyRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const show = async (told: Told, faults: readonly KeyFault[], language: Language): Promise<string> =>
    keysPage({ keys: await listKeys(db, null), people: await listPeople(db), told, faults }, language);
  app.get('/admin/keys', { schema: { hide, querystring: toldQuery } }, async (request, reply) =>
    sendOwnPage(reply, await show(request.query, [], languageOf(request))),
  );
  app.post(
    '/admin/keys',
    { schema: { hide, querystring: Type.Object(langQuery), body: keyBody } },
    async (request, reply) => {
      const person = await findPerson(db, request.body.userId);
      if (person === null || person.disabled) return sendProblem(reply, 'PERSON_UNKNOWN');
      const language = languageOf(request);
      const label = request.body.label.trim();
      const scopes = chosenScopes(request.body);
      const { noLabel, noScope, roles } = accountWords(language);
      const faults: KeyFault[] = keyFaults(label, scopes).map((fault) =>
        fault === 'noLabel' ? { id: 'label', text: noLabel } : { id: 'scope.read', text: noScope },
      );
      const may = scopesOfRole(person.role);
      if (scopes.some((scope) => !may.includes(scope)))
        faults.push({ id: 'userId', text: adminWords(language).tooMuch(roles[person.role]) });
      if (faults.length > 0) return sendOwnPage(reply.code(400), await show({}, faults, language));
      const made = await createApiKey(db, { userId: person.id, label, scopes, by: actorOf(request) });
      if (made.kind !== 'created') return sendProblem(reply, 'PERSON_UNKNOWN');
      return sendOwnPage(reply, newKeyPage(made.key, '/admin/keys', language));
    },
  );
  app.post(
    '/admin/keys/revoke',
    { schema: { hide, querystring: toldQuery, body: revokeBody } },
    async (request, reply) => {
      await revokeKey(db, request.body.id, actorOf(request), null);
      return reply.redirect(`/admin/keys?lang=${languageOf(request)}&done=revoked`, 303);
    },
  );
}

type KeyFault = { id: string; text: string };
type KeysShown = {
  readonly keys: readonly ListedKey[];
  readonly people: readonly Person[];
  readonly told: Told;
  readonly faults: readonly KeyFault[];
};

function keysPage({ keys, people, told, faults }: KeysShown, language: Language): string {
  const words = adminWords(language);
  const { roles } = accountWords(language);
  const whose = people
    .filter(({ disabled }) => !disabled)
    .map(({ id, name, role }) => [id, `${name}, ${roles[role]}`] as const);
  const main = html`!${faultList(words.faults, faults)}
!${keyTable(keys, '/admin/keys/revoke', language, words.whose)}
!${keyForm('/admin/keys', SCOPES, choiceField({ id: 'userId', label: words.whose, value: '' }, whose), language)}`;
  return adminPage({ path: '/admin/keys', title: words.keys, told }, main, language);
}

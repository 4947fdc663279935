import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { IDLE_SECONDS } from '../../api/auth/sessions.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { countAccess } from '../../api/people/store.ts';
import { uuid } from '../../api/research/row-schemas.ts';
import {
  type Changed,
  changeRole,
  disablePerson,
  enablePerson,
  invitePerson,
  resetPerson,
  signOutEverywhere,
} from '../../design/people/change-person.ts';
import { roles } from '../../design/people/role.ts';
import { findPerson, listPeople } from '../../design/people/store/people.ts';
import { sendOwnPage } from '../account/person-of.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { actorOf, linkTo, toldQuery } from './admin-request.ts';
import { handOverPage, peoplePage, personPage } from './people-page.ts';

const closed = { additionalProperties: false } as const;
const params = Type.Object({ id: uuid });
const role = Type.Enum([...roles]);
const searchQuery = Type.Object({ ...langQuery, search: Type.String({ maxLength: 100, default: '' }) });
const inviteBody = Type.Object(
  { name: Type.String({ maxLength: 200 }), email: Type.String({ maxLength: 300 }), role },
  closed,
);
const resetBody = Type.Object({ act: Type.Literal('reset'), factor: Type.Optional(Type.Literal('yes')) }, closed);
const hide = true;

/** People: invite, change of role, new password, disable, end sessions. */
export function peopleRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  app.get('/admin/people', { schema: { hide, querystring: searchQuery } }, async (request, reply) => {
    const search = request.query.search.trim();
    return sendOwnPage(reply, peoplePage({ people: await listPeople(db, search), search }, languageOf(request)));
  });
  app.post('/admin/people', { schema: { hide, querystring: toldQuery, body: inviteBody } }, async (request, reply) => {
    const typed = { ...request.body, name: request.body.name.trim(), email: request.body.email.trim() };
    const invited =
      typed.name === '' ? ({ kind: 'name' } as const) : await invitePerson(db, { ...typed, actor: actorOf(request) });
    const language = languageOf(request);
    if (invited.kind !== 'invited') {
      const shown = { people: await listPeople(db), search: '', typed, faults: [invited.kind] };
      return sendOwnPage(reply.code(400), peoplePage(shown, language));
    }
    const handed = { name: typed.name, link: linkTo(deps, request, invited.secret), endsAt: invited.endsAt };
    return sendOwnPage(reply, handOverPage(handed, language));
  });
  app.get('/admin/people/:id', { schema: { hide, params, querystring: toldQuery } }, async (request, reply) => {
    const person = await findPerson(db, request.params.id);
    if (person === null) return sendProblem(reply, 'PERSON_UNKNOWN');
    const { keys, sessions } = await countAccess(db, IDLE_SECONDS, person.id);
    const { done, refused } = request.query;
    const shown = { person, keys, sessions, self: isSelf(request, person.id), told: { done, refused } };
    return sendOwnPage(reply, personPage(shown, languageOf(request)));
  });
  actRoutes(app, deps);
}

function actRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const at = '/admin/people/:id';
  app.post(
    `${at}/role`,
    { schema: { hide, params, querystring: toldQuery, body: Type.Object({ role }, closed) } },
    async (request, reply) => {
      if (isSelf(request, request.params.id)) return back(request, reply, { kind: 'yourself' }, 'role');
      const changed = await changeRole(db, request.params.id, request.body.role, actorOf(request));
      return back(request, reply, changed, 'role');
    },
  );
  for (const [act, change, done] of [
    ['disable', disablePerson, 'disabled'],
    ['enable', enablePerson, 'enabled'],
  ] as const) {
    const body = Type.Object({ act: Type.Literal(act) }, closed);
    app.post(`${at}/${act}`, { schema: { hide, params, querystring: toldQuery, body } }, async (request, reply) => {
      if (isSelf(request, request.params.id)) return back(request, reply, { kind: 'yourself' }, done);
      return back(request, reply, await change(db, request.params.id, actorOf(request)), done);
    });
  }
  const endBody = Type.Object({ act: Type.Literal('end-sessions') }, closed);
  app.post(
    `${at}/end-sessions`,
    { schema: { hide, params, querystring: toldQuery, body: endBody } },
    async (request, reply) => {
      const ended = await signOutEverywhere(db, request.params.id, actorOf(request));
      return back(request, reply, { kind: ended === null ? 'nobody' : 'changed' }, 'ended');
    },
  );
  app.post(
    `${at}/reset`,
    { schema: { hide, params, querystring: toldQuery, body: resetBody } },
    async (request, reply) => {
      const { id } = request.params;
      const person = await findPerson(db, id);
      if (isSelf(request, id)) return back(request, reply, { kind: 'yourself' }, 'ended');
      const factor = request.body.factor === 'yes';
      const reset = await resetPerson(db, id, { actor: actorOf(request), factor });
      if (reset.kind === 'disabled') return back(request, reply, reset, 'disabled');
      if (reset.kind === 'nobody' || person === null) return sendProblem(reply, 'PERSON_UNKNOWN');
      const handed = { name: person.name, link: linkTo(deps, request, reset.secret), endsAt: reset.endsAt };
      return sendOwnPage(reply, handOverPage(handed, languageOf(request)));
    },
  );
}

type Done = 'role' | 'disabled' | 'enabled' | 'ended';

function back(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  { kind }: Changed | { kind: 'yourself' | 'disabled' },
  done: Done,
): FastifyReply {
  if (kind === 'nobody') return sendProblem(reply, 'PERSON_UNKNOWN');
  const told = kind === 'changed' ? `done=${done}` : `refused=${kind}`;
  return reply.redirect(`/admin/people/${request.params.id}?lang=${languageOf(request)}&${told}`, 303);
}

function isSelf({ caller }: FastifyRequest, id: string): boolean {
  return caller?.user?.id === id;
}

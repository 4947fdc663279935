import formbody from '@fastify/formbody';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { changePassword } from '../../api/auth/change-password.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { openSession } from '../../api/auth/sessions.ts';
import { uuid } from '../../api/research/row-schemas.ts';
import { recordAct } from '../../design/campaigns/store.ts';
import { setLanguage } from '../../design/people/store/people.ts';
import { endSession, endSessionsOf } from '../../design/people/store/sessions.ts';
import { langQuery } from '../request-language.ts';
import { dones, showAccount, toAccount } from './account-view.ts';
import { factorRoutes } from './factor-routes.ts';
import { ownKeyRoutes } from './own-key-routes.ts';
import { passwordAgain } from './password-again.ts';
import { personOf } from './person-of.ts';
import { providerLinkRoutes } from './provider-link-routes.ts';

const querystring = Type.Object({ ...langQuery, done: Type.Optional(Type.Enum([...dones])) });
const closed = { additionalProperties: false } as const;
const typed = Type.String({ maxLength: 400 });
const passwordBody = Type.Object({ password: typed, newPassword: typed, newPasswordAgain: typed }, closed);
const hide = true;

/** What a person may change about himself, whatever his role. A key opens none of it. */
export async function accountRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  await app.register(formbody);
  app.addHook('onRequest', requireAccess(deps, 'person'));
  app.get('/account', { schema: { hide, querystring } }, async (request, reply) =>
    showAccount(deps, request, reply, { done: request.query.done }),
  );
  app.post('/account/password', { schema: { hide, querystring, body: passwordBody } }, async (request, reply) => {
    const { password, newPassword, newPasswordAgain } = request.body;
    const person = personOf(request);
    const differ = newPassword !== newPasswordAgain;
    const wanted = { ...person, address: request.ip, current: password, wanted: newPassword };
    const changed = differ
      ? ({ kind: 'faulty', current: null, faults: [] } as const)
      : await changePassword(db, wanted);
    if (changed.kind === 'faulty') {
      const current =
        changed.current === null ? undefined : changed.current === 'refused' ? 'wrongPassword' : 'tooMany';
      reply.code(400);
      return showAccount(deps, request, reply, { passwordFaults: { password: changed.faults, differ, current } });
    }
    await openSession(deps, request, reply, { userId: person.userId, state: 'open', openedBy: 'password' });
    return toAccount(request, reply, 'password');
  });
  const languageBody = Type.Object({ language: Type.Enum(['browser', 'ru', 'en']) }, closed);
  app.post('/account/language', { schema: { hide, querystring, body: languageBody } }, async (request, reply) => {
    const { language } = request.body;
    await setLanguage(db, personOf(request).userId, language === 'browser' ? null : language);
    return reply.redirect(
      `/account?${new URLSearchParams({ done: 'language', ...(language === 'browser' ? {} : { lang: language }) })}`,
      303,
    );
  });
  const sessionPassword = Type.Optional(typed);
  const endBody = Type.Object({ id: uuid, sessionPassword }, closed);
  app.post('/account/sessions/end', { schema: { hide, querystring, body: endBody } }, async (request, reply) => {
    const refused = await passwordAgain(deps, request, reply, 'sessionPassword', request.body.sessionPassword);
    if (refused !== null) return refused;
    const { userId, email } = personOf(request);
    const subject = request.body.id;
    if (await endSession(db, subject, userId)) await recordAct(db, { actor: email, action: 'session.ended', subject });
    return toAccount(request, reply, 'session_ended');
  });
  const othersBody = Type.Object({ sessionPassword }, closed);
  app.post(
    '/account/sessions/end-others',
    { schema: { hide, querystring, body: othersBody } },
    async (request, reply) => {
      const refused = await passwordAgain(deps, request, reply, 'sessionPassword', request.body.sessionPassword);
      if (refused !== null) return refused;
      const { userId, sessionId, email } = personOf(request);
      const sessions = await endSessionsOf(db, userId, sessionId);
      const act = { actor: email, action: 'user.signed_out_everywhere', subject: userId, detail: { sessions } };
      await recordAct(db, act);
      return toAccount(request, reply, 'others_ended');
    },
  );
  factorRoutes(app, deps);
  ownKeyRoutes(app, deps);
  providerLinkRoutes(app, deps);
}

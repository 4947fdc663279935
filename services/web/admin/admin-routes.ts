import formbody from '@fastify/formbody';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { IDLE_SECONDS } from '../../api/auth/sessions.ts';
import { countAccess, listSuppressions } from '../../api/people/store.ts';
import { signsNow } from '../../api/research/progress.ts';
import { uuid } from '../../api/research/row-schemas.ts';
import { readSwitch } from '../../api/sending/store.ts';
import { addSuppression } from '../../design/campaigns/add-suppression.ts';
import { recordAct } from '../../design/campaigns/store.ts';
import { endSession, liveSessions } from '../../design/people/store/sessions.ts';
import { sendOwnPage } from '../account/person-of.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { actorOf, toldQuery } from './admin-request.ts';
import { keyRoutes } from './key-routes.ts';
import { logRoutes } from './log-routes.ts';
import { overviewPage, sessionsPage, suppressionPage } from './overview-page.ts';
import { peopleRoutes } from './people-routes.ts';
import { queueRoutes } from './queue-routes.ts';

const closed = { additionalProperties: false } as const;
const endBody = Type.Object({ id: uuid, act: Type.Literal('end') }, closed);
const suppressBody = Type.Object(
  { domain: Type.String({ maxLength: 300 }), reason: Type.String({ maxLength: 500 }) },
  closed,
);
const hide = true;

/** The operator's pages: people, keys, sessions, audit log, suppression, and how the parts are. */
export async function adminRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  await app.register(formbody);
  app.addHook('onRequest', requireAccess(deps, 'admin'));
  app.get('/admin', { schema: { hide, querystring: Type.Object(langQuery) } }, async (request, reply) => {
    const counts = await countAccess(db, IDLE_SECONDS, null);
    const shown = { counts, stopped: (await readSwitch(db)).stopped, ...(await signsNow(db)) };
    return sendOwnPage(reply, overviewPage(shown, languageOf(request)));
  });
  app.get('/admin/sessions', { schema: { hide, querystring: toldQuery } }, async (request, reply) => {
    const sessions = await liveSessions(db, IDLE_SECONDS, null);
    const shown = { sessions, own: request.caller?.session?.id ?? '', told: request.query };
    return sendOwnPage(reply, sessionsPage(shown, languageOf(request)));
  });
  app.post(
    '/admin/sessions/end',
    { schema: { hide, querystring: toldQuery, body: endBody } },
    async (request, reply) => {
      const subject = request.body.id;
      if (await endSession(db, subject))
        await recordAct(db, { actor: actorOf(request), action: 'session.ended', subject });
      return reply.redirect(`/admin/sessions?lang=${languageOf(request)}&done=ended`, 303);
    },
  );
  app.get('/admin/suppression', { schema: { hide, querystring: toldQuery } }, async (request, reply) => {
    const shown = { suppressions: await listSuppressions(db), told: request.query, faults: [] };
    return sendOwnPage(reply, suppressionPage(shown, languageOf(request)));
  });
  app.post(
    '/admin/suppression',
    { schema: { hide, querystring: toldQuery, body: suppressBody } },
    async (request, reply) => {
      const typed = { domain: request.body.domain.trim(), reason: request.body.reason.trim() };
      const added =
        typed.reason.length < 3
          ? ({ kind: 'reason' } as const)
          : await addSuppression(db, { ...typed, actor: actorOf(request) });
      const language = languageOf(request);
      if (added.kind === 'added') return reply.redirect(`/admin/suppression?lang=${language}&done=suppressed`, 303);
      const fault = added.kind === 'reason' ? 'reason' : added.kind === 'refused' ? 'domain' : 'already';
      const shown = { suppressions: await listSuppressions(db), told: {}, typed, faults: [fault] as const };
      return sendOwnPage(reply.code(400), suppressionPage(shown, language));
    },
  );
  peopleRoutes(app, deps);
  keyRoutes(app, deps);
  logRoutes(app, deps);
  queueRoutes(app, deps);
}

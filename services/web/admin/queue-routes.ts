import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { vitalSigns } from '../../api/operation/store.ts';
import { signsNow } from '../../api/research/progress.ts';
import { uuid } from '../../api/research/row-schemas.ts';
import { recordAct } from '../../design/campaigns/store.ts';
import { messagesSetAside, readAgain } from '../../inbox/store/work.ts';
import type { MessageId } from '../../platform/ids.ts';
import { sendOwnPage } from '../account/person-of.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { actorOf } from './admin-request.ts';
import { queuePage, readAgainPage } from './queue-page.ts';

const SHOWN = 100;
const hide = true;
const told = Type.Object({ ...langQuery, told: Type.Optional(Type.Enum(['done', 'gone'])) });
const which = Type.Object({ ...langQuery, message: uuid });
const body = Type.Object({ message: uuid }, { additionalProperties: false });

/** The queue and what is due, for the operator; a mail that was set aside can be read again. */
export function queueRoutes(app: Api, { db, queue }: ApiDeps): void {
  app.get('/admin/queue', { schema: { hide, querystring: told } }, async (request, reply) => {
    const [run, read] = await Promise.all([queue?.state('attempt.run'), queue?.state('message.read')]);
    const shown = {
      hints: { 'attempt.run': run, 'message.read': read },
      signs: await vitalSigns(db),
      processes: (await signsNow(db)).processes,
      aside: await messagesSetAside(db, SHOWN),
      told: request.query.told,
    };
    return sendOwnPage(reply, queuePage(shown, languageOf(request)));
  });
  app.get('/admin/queue/again', { schema: { hide, querystring: which } }, async (request, reply) =>
    sendOwnPage(reply, readAgainPage(request.query.message, languageOf(request))),
  );
  app.post(
    '/admin/queue/again',
    { schema: { hide, querystring: Type.Object(langQuery), body } },
    async (request, reply) => {
      const subject = request.body.message;
      const done = await db.transaction().execute(async (tx) => {
        const again = await readAgain(tx, subject as MessageId);
        if (again) await recordAct(tx, { actor: actorOf(request), action: 'message.read_again', subject });
        return again;
      });
      return reply.redirect(`/admin/queue?lang=${languageOf(request)}&told=${done ? 'done' : 'gone'}`, 303);
    },
  );
}

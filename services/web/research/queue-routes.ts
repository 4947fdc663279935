import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { uuid } from '../../api/research/row-schemas.ts';
import { disputesByCampaign, inquiryMeant, queueCounts, uncertainAttempts } from '../../api/research/store/queues.ts';
import { worldFits } from '../../design/campaigns/store.ts';
import { attributeCall } from '../../inbox/calls/attribute-call.ts';
import { attributeMail } from '../../inbox/ingest/attribute-mail.ts';
import { overrideClass } from '../../inbox/ingest/override-class.ts';
import { attributeMessengerMessage } from '../../inbox/messengers/attribute-messenger-message.ts';
import type { MessengerMessageId } from '../../inbox/messengers/store/messages.ts';
import type { CallId, InquiryId, MessageId } from '../../platform/ids.ts';
import { countOpenDisputes, type DisputeFilter, listDisputes } from '../../releases/benchmark/store/disputes.ts';
import { type QueueName, type QueueShown, queueNames, queuePage } from '../pages/research/queue-page.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { queueWords } from '../words/research-queue-words.ts';
import { callItems, messageItems } from './queue-items.ts';
import { formBody, hide, one, query, sendPage, sendTo } from './request-parts.ts';

const nameParam = Type.Object({ name: Type.Enum([...queueNames]) });
const stateQuery = Type.Object({ ...langQuery, state: Type.Optional(Type.Enum(['open', 'answered', 'all'])) });
const itemParams = Type.Object({ name: Type.Enum(['messages', 'calls']), id: uuid });

/** What waits for a person: mails, messages and calls without an inquiry, uncertain attempts, disputed codes. */
export function queueRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const onRequest = requireAccess(deps, 'read');
  app.get('/queues', { onRequest, schema: { hide, querystring: query } }, async (request, reply) =>
    show(request, reply, null),
  );
  app.get(
    '/queues/:name',
    { onRequest, schema: { hide, params: nameParam, querystring: stateQuery } },
    async (request, reply) => show(request, reply, request.params.name, null, request.query.state),
  );
  app.post(
    '/queues/:name/:id',
    {
      onRequest: requireAccess(deps, 'calls'),
      schema: { hide, params: itemParams, querystring: query, body: formBody },
    },
    async (request, reply) => {
      const { name, id } = request.params;
      const language = languageOf(request);
      const word = one(request.body, 'whose').trim().toLowerCase();
      const inquiryId = word === '-' ? null : await inquiryMeant(db, word);
      if (inquiryId === null && word !== '-') {
        const message = queueWords(language).unknownInquiry;
        return show(request, reply.code(422), name, { id, message, word });
      }
      const by = request.caller?.name ?? 'unknown';
      const done = await decide(one(request.body, 'source'), id, inquiryId as InquiryId | null, by);
      if (/unknown|not_read/u.test(done)) return show(request, reply.code(409), name, { id, message: done, word });
      return sendTo(reply, `/queues/${name}`, language);
    },
  );

  /** Whose it is; null: nobody's. A mail of nobody's that waits is said to be unrelated, one that was given away waits again. */
  async function decide(source: string, id: string, inquiryId: InquiryId | null, by: string): Promise<string> {
    const note = 'queue';
    if (source === 'call') return (await attributeCall(db, { callId: id as CallId, inquiryId, note, by })).kind;
    if (source === 'messenger') {
      const messageId = id as MessengerMessageId;
      const work = db.transaction();
      return (await work.execute((tx) => attributeMessengerMessage(tx, { messageId, inquiryId, note, by }))).kind;
    }
    const messageId = id as MessageId;
    const wasGiven = (await messageItems(db, 'decided', 'en')).some((item) => item.id === id);
    if (inquiryId === null && !wasGiven)
      return (await overrideClass(db, { messageId, kind: 'unrelated', reason: note, by })).kind;
    return (await attributeMail(db, { messageId, inquiryId, note, by })).kind;
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    name: QueueName | null,
    fault: QueueShown['fault'] = null,
    filter: DisputeFilter = 'open',
  ): Promise<FastifyReply> {
    const language = languageOf(request);
    const { mails, messages, calls, attempts, disputes } = await queueCounts(db);
    const items = name === 'messages' ? messageItems : name === 'calls' ? callItems : null;
    const shown: QueueShown = {
      name,
      counts: { messages: mails + messages, calls, attempts, disputes: disputes + (await countOpenDisputes(db)) },
      open: items === null ? [] : await items(db, 'open', language),
      decided: items === null ? [] : await items(db, 'decided', language),
      attempts: name === 'attempts' ? await uncertainAttempts(db, 200) : [],
      disputes: name === 'disputes' ? await disputesByCampaign(db) : [],
      ofStudios: { rows: name === 'disputes' ? await listDisputes(db, filter, 500) : [], filter },
      mayDecide: request.caller?.scopes.includes('calls') === true,
      fault,
      rehearsal: await worldFits(db, true),
    };
    return sendPage(reply, queuePage(shown, language), shown.rehearsal);
  }
}

import Type from 'typebox';
import { attributeMessengerMessage } from '../../inbox/messengers/attribute-messenger-message.ts';
import { enterMessage } from '../../inbox/messengers/enter-message.ts';
import type { MessengerMessageId } from '../../inbox/messengers/store/messages.ts';
import type { InquiryId } from '../../platform/ids.ts';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { attributionBody } from './call-schemas.ts';
import { pageOf, pageQuery, placeOf } from './cursor.ts';
import { enteredSchema, messageEntryBody } from './entry-schemas.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { moment, orNull, pageSchema, rehearsal, uuid } from './row-schemas.ts';
import { listMessengerMessages } from './store/messenger-messages.ts';

const tags = ['messages'];
const messageSchema = Type.Object({
  id: Type.String(),
  rehearsal,
  source: Type.String({ description: 'Source of the hook, or manual.' }),
  channel: Type.String(),
  direction: Type.String({ description: 'inbound: to us.' }),
  theirs: orNull(Type.String({ description: 'E.164, or channel:name; null: withheld.' })),
  oursE164: orNull(Type.String()),
  sentAt: moment('Field time.'),
  body: Type.String(),
  sense: Type.String({ description: 'substantive, redirect or decline.' }),
  method: Type.String({ description: 'As for calls.' }),
  inquiryId: orNull(Type.String()),
  studio: orNull(Type.String()),
});

/** Messages of messengers and SMS: the list, the queue, entry by hand and whose they are. */
export async function messengerRoutes(app: Api, deps: ApiDeps): Promise<void> {
  listRoutes(app, deps);
  decisionRoutes(app, deps);
}

function listRoutes(app: Api, { db }: ApiDeps): void {
  for (const [path, queue, summary] of [
    ['/messenger-messages', false, 'Messages of messengers and SMS in the order in which they were sent'],
    ['/messenger-messages/queue', true, 'Messages that wait for a person to say whose they are'],
  ] as const) {
    app.get(
      path,
      {
        schema: {
          tags,
          summary,
          querystring: Type.Object({ ...pageQuery, inquiry: Type.Optional(uuid) }, { additionalProperties: false }),
          response: { 200: pageSchema(messageSchema), ...commonProblems },
        },
      },
      async (request, reply) => {
        const after = placeOf(request.query.cursor);
        if (after === null) return sendProblem(reply, 'CURSOR_INVALID');
        const { limit, inquiry = null } = request.query;
        const listed = await listMessengerMessages(db, { queue, inquiryId: inquiry, after, limit: limit + 1 });
        const { rows, next } = pageOf(listed, limit);
        markRehearsal(reply, rows);
        return { rows: rows.map((row) => ({ ...row, sentAt: row.sentAt.toISOString() })), next };
      },
    );
  }
}

function decisionRoutes(app: Api, deps: ApiDeps): void {
  const onRequest = requireAccess(deps, 'calls');
  app.post(
    '/messenger-messages',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Enter a message of a messenger or an SMS by hand',
        description: 'Counts as a first contact by messenger. Needs the scopes `read` and `calls`.',
        body: messageEntryBody,
        response: { 200: enteredSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const { sentAt, inquiryId, ...rest } = request.body;
      const entry = { ...rest, sentAt: new Date(sentAt), inquiryId: inquiryId as InquiryId | null };
      const done = await enterMessage(deps.db, entry, request.caller?.name ?? 'unknown');
      if (done.kind === 'faulty')
        return sendProblem(reply, 'REQUEST_INVALID', {
          errors: done.faults.map(({ at, message }) => ({ at: `body/${at}`, message })),
        });
      if (done.kind === 'entered_before') return { id: null, inquiryId: null };
      return { id: done.messageId, inquiryId: done.inquiryId };
    },
  );
  app.post(
    '/messenger-messages/:id/attribution',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Say whose message it was',
        description: 'Supersedes the rule and earlier decisions; kept in the audit log. Needs the scope `calls`.',
        params: Type.Object({ id: uuid }),
        body: attributionBody,
        response: { 200: Type.Object({ inquiryId: orNull(Type.String()) }), ...commonProblems },
      },
    },
    async (request, reply) => {
      const { note } = request.body;
      const inquiryId = request.body.inquiryId as InquiryId | null;
      const messageId = request.params.id as MessengerMessageId;
      const by = request.caller?.name ?? 'unknown';
      const { kind } = await deps.db
        .transaction()
        .execute((tx) => attributeMessengerMessage(tx, { messageId, inquiryId, note, by }));
      if (kind === 'message_unknown') return sendProblem(reply, 'MESSAGE_UNKNOWN');
      if (kind === 'inquiry_unknown') return sendProblem(reply, 'INQUIRY_UNKNOWN');
      return { inquiryId };
    },
  );
}

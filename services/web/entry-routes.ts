import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { requireAccess } from '../api/auth/require-access.ts';
import { uuid } from '../api/research/row-schemas.ts';
import type { SheetFault } from '../inbox/calls/call-sheet.ts';
import { enterCall } from '../inbox/calls/enter-call.ts';
import { enterMessage } from '../inbox/messengers/enter-message.ts';
import { fieldTime } from '../platform/clock/field-clock.ts';
import type { Database } from '../platform/database/connect.ts';
import { newId } from '../platform/ids.ts';
import type { Language } from '../releases/words/language.ts';
import { callEntryOf, type FieldFault, type Fields, fieldOf, messageEntryOf } from './entry-fields.ts';
import { callEntryPage, type EntryShown, messageEntryPage } from './pages/entry-page.ts';
import { langQuery, languageOf } from './request-language.ts';

const outcomes = ['entered', 'enteredBefore', 'queued'] as const;
type Outcome = (typeof outcomes)[number];
const querystring = Type.Object({
  ...langQuery,
  done: Type.Optional(Type.Enum([...outcomes])),
  zone: Type.Optional(Type.String({ maxLength: 60 })),
  ours: Type.Optional(Type.String({ maxLength: 40 })),
  inquiry: Type.Optional(uuid),
});
const body = Type.Object(
  { entryId: uuid },
  { additionalProperties: Type.String({ maxLength: 20_000 }), maxProperties: 40 },
);
const unsaid = { country: 'RU', zone: 'Europe/Moscow', currency: 'RUB', rangSeconds: '0', talkSeconds: '0' };

type Form = {
  readonly path: string;
  readonly markup: (shown: EntryShown, language: Language) => string;
  readonly enter: (db: Database, fields: Fields, by: string) => Promise<Outcome | readonly FieldFault[]>;
};

/** The pages on which people enter calls and messages: plain forms that ask for the same key as the API. */
export async function entryRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  await app.register(formbody);
  app.addHook('onRequest', requireAccess(deps, 'calls'));
  const forms: readonly Form[] = [
    { path: '/calls/new', markup: callEntryPage, enter: enterTypedCall },
    { path: '/messages/new', markup: messageEntryPage, enter: enterTypedMessage },
  ];
  for (const form of forms) {
    app.get(form.path, { schema: { hide: true, querystring } }, async (request, reply) => {
      const { done, zone = unsaid.zone, ours = '', inquiry = '' } = request.query;
      const values = { ...unsaid, zone, ours, inquiryId: inquiry };
      return show(db, form, request, reply, { values, faults: [], entryId: newId(), done });
    });
    app.post(form.path, { schema: { hide: true, querystring, body } }, async (request, reply) => {
      const fields: Fields = request.body;
      const done = await form.enter(db, fields, request.caller?.name ?? 'unknown');
      if (typeof done !== 'string')
        return show(db, form, request, reply, { values: fields, faults: done, entryId: request.body.entryId });
      const kept = new URLSearchParams({
        lang: languageOf(request),
        done,
        zone: fields.zone ?? '',
        ours: fields.ours ?? '',
      });
      // The answer to a form is an address, so that reloading the page sends nothing again.
      return reply.redirect(`${form.path}?${kept}`, 303);
    });
  }
}

async function show(
  db: Database,
  { markup }: Form,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Omit<EntryShown, 'rehearsal'>,
): Promise<FastifyReply> {
  const rehearsal = (await fieldTime(db)).mode === 'rehearsal';
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(markup({ ...shown, rehearsal }, languageOf(request)));
}

async function enterTypedCall(db: Database, fields: Fields, by: string): Promise<Outcome | readonly FieldFault[]> {
  const { entry, faults } = callEntryOf(fields);
  return faults.length > 0 ? faults : outcomeOf(await enterCall(db, entry, by));
}

async function enterTypedMessage(db: Database, fields: Fields, by: string): Promise<Outcome | readonly FieldFault[]> {
  const { entry, faults } = messageEntryOf(fields);
  return faults.length > 0 ? faults : outcomeOf(await enterMessage(db, entry, by));
}

type Done =
  | { kind: 'entered'; inquiryId: string | null }
  | { kind: 'entered_before' }
  | { kind: 'faulty'; faults: readonly SheetFault[] };

function outcomeOf(done: Done): Outcome | readonly FieldFault[] {
  if (done.kind === 'faulty') return done.faults.map(({ at, message }) => ({ field: fieldOf(at), message }));
  if (done.kind === 'entered_before') return 'enteredBefore';
  return done.inquiryId === null ? 'queued' : 'entered';
}

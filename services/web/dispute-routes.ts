import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { coderOf } from '../api/research/coding-routes.ts';
import { markRehearsal } from '../api/research/mark-rehearsal.ts';
import { uuid } from '../api/research/row-schemas.ts';
import type { MessageId, UserId } from '../platform/ids.ts';
import { agreementOf } from '../reading/coding/agreement.ts';
import { disputesFor, settleDispute, settlingProgress } from '../reading/coding/settle-dispute.ts';
import { codingOfWave, finishedWavesOf } from '../reading/coding/store/agreement.ts';
import type { Language } from '../releases/words/language.ts';
import { askForCoder, codesOf } from './desk-request.ts';
import type { WaveAgreement } from './pages/agreement-table.ts';
import { type DisputeNotice, disputePage } from './pages/dispute-page.ts';
import { langQuery, languageOf } from './request-language.ts';

const querystring = Type.Object(langQuery);
const step = Type.Enum(['review', 'record']);
const body = Type.Object(
  { messageId: uuid, step, why: Type.Optional(Type.String({ maxLength: 1_000 })) },
  { additionalProperties: Type.String({ maxLength: 10 }), maxProperties: 100 },
);

/** Where two coders differ, for a third: side by side, recorded after a second look. Needs the form parser of the desk. */
export function disputeRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  app.get('/desk/disputes', { schema: { hide: true, querystring } }, async (request, reply) => {
    const coder = coderOf(request);
    if (coder === null) return askForCoder(request, reply);
    return show(reply, coder, {}, languageOf(request));
  });

  app.post('/desk/disputes', { schema: { hide: true, querystring, body } }, async (request, reply) => {
    const coder = coderOf(request);
    if (coder === null) return askForCoder(request, reply);
    const { messageId, step: asked, why = '', ...fields } = request.body;
    const codes = codesOf(fields);
    const language = languageOf(request);
    if (asked === 'review') return show(reply, coder, { messageId, chosen: codes, why, step: 'review' }, language);
    const settled = await settleDispute(db, { messageId: messageId as MessageId, coder, codes, why });
    switch (settled.kind) {
      case 'settled':
        return reply.redirect(`/desk/disputes?lang=${language}`, 303);
      case 'faulty':
        return show(
          reply,
          coder,
          { messageId, chosen: codes, why, unanswered: settled.faults.map(({ at }) => at) },
          language,
        );
      case 'no_dispute':
      case 'coded_by_you':
        return show(reply, coder, { refused: settled.kind }, language);
    }
  });

  async function show(
    reply: FastifyReply,
    coder: UserId,
    notice: DisputeNotice,
    language: Language,
  ): Promise<FastifyReply> {
    const [dispute = null] = await disputesFor(db, coder, 1);
    // Another may have settled the letter that was chosen for: its choices say nothing of the next one.
    const gone = notice.messageId !== undefined && notice.messageId !== dispute?.reply.messageId;
    const progress = await settlingProgress(db, coder);
    const agreed = await agreementFor(coder);
    if (dispute !== null) markRehearsal(reply, [dispute.reply]);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(disputePage({ dispute, progress, agreed }, gone ? { refused: 'no_dispute' } : notice, language));
  }

  /** Only of waves whose coding is complete: nobody is told how well he agrees while he codes. */
  async function agreementFor(coder: UserId): Promise<WaveAgreement[]> {
    const waves = await finishedWavesOf(db, coder);
    const agreed: WaveAgreement[] = [];
    for (const { waveId, title } of waves.slice(-3)) {
      const coding = await codingOfWave(db, waveId);
      if (coding?.rubric == null) continue;
      agreed.push({ title, items: agreementOf(coding.rubric, coding.pairs, coding.seed) });
    }
    return agreed;
  }
}

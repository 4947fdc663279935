import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { uuid } from '../../api/research/row-schemas.ts';
import { answerDispute } from '../../releases/benchmark/dispute-code.ts';
import { disputedCode } from '../../releases/benchmark/disputed-code.ts';
import { type DisputeDraft, studioDisputePage, type Verdict } from '../pages/research/studio-dispute-page.ts';
import { languageOf } from '../request-language.ts';
import { actorOf, formBody, hide, one, query, sendPage, sendTo } from './request-parts.ts';

const schema = { hide, params: Type.Object({ id: uuid }), querystring: query };
type Asked = FastifyRequest<{ Params: { id: string } }>;

/** A code that a studio disputes beside its evidence, answered with a reason after a second look. */
export function studioDisputePageRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const empty: DisputeDraft = { verdict: null, reason: '', step: 'choose', faults: [] };
  app.get('/queues/disputes/:id', { onRequest: requireAccess(deps, 'read'), schema }, async (request, reply) =>
    show(request, reply, empty),
  );
  app.post(
    '/queues/disputes/:id',
    { onRequest: requireAccess(deps, 'release'), schema: { ...schema, body: formBody } },
    async (request, reply) => {
      const { id } = request.params;
      const verdict = verdictOf(one(request.body, 'verdict'));
      const reason = one(request.body, 'reason').trim();
      const faults: DisputeDraft['faults'] = [
        ...(verdict === null ? (['verdict'] as const) : []),
        ...(reason.length < 1 || reason.length > 2000 ? (['reason'] as const) : []),
      ];
      if (verdict === null || faults.length > 0)
        return show(request, reply.code(422), { verdict, reason, step: 'choose', faults });
      if (one(request.body, 'step') !== 'record')
        return show(request, reply, { verdict, reason, step: 'review', faults });
      const done = await answerDispute(db, { id, verdict, reason, by: actorOf(request) });
      switch (done.kind) {
        case 'answered':
          return sendTo(reply, `/queues/disputes/${id}`, languageOf(request));
        case 'answered_before':
          return sendProblem(reply, 'STUDIO_DISPUTE_ANSWERED');
        case 'dispute_unknown':
          return sendProblem(reply, 'STUDIO_DISPUTE_UNKNOWN');
      }
    },
  );

  async function show(request: Asked, reply: FastifyReply, draft: DisputeDraft): Promise<FastifyReply> {
    const shown = await disputedCode(db, request.params.id);
    if (shown === null) return sendProblem(reply, 'STUDIO_DISPUTE_UNKNOWN');
    const mayAnswer = request.caller?.scopes.includes('release') === true;
    return sendPage(
      reply,
      studioDisputePage(shown, mayAnswer ? draft : null, languageOf(request)),
      shown.dispute.rehearsal,
    );
  }
}

function verdictOf(word: string): Verdict | null {
  return word === 'upheld' || word === 'rejected' ? word : null;
}

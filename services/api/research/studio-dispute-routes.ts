import Type from 'typebox';
import { answerDispute } from '../../releases/benchmark/dispute-code.ts';
import { listDisputes } from '../../releases/benchmark/store/disputes.ts';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { moment, orNull, rehearsal, uuid } from './row-schemas.ts';

const closed = { additionalProperties: false } as const;
const tags = ['disputes'];
const MOST = 500;
const leadsTo = orNull(
  Type.Enum(['third_coder', 'second_coder', 'erratum'], {
    description: 'Of an upheld dispute: who settles it. The code itself is never edited.',
  }),
);
const disputeSchema = Type.Object(
  {
    id: uuid,
    release: Type.String(),
    domain: Type.String(),
    inquiryId: uuid,
    messageId: uuid,
    item: Type.String(),
    shownValue: orNull(Type.Integer({ description: 'The code as the studio saw it; null: not observable.' })),
    why: Type.String(),
    at: moment('Field time.'),
    state: Type.Enum(['open', 'upheld', 'rejected']),
    answer: orNull(Type.String()),
    leadsTo,
    rehearsal,
  },
  closed,
);

/** What studios dispute, for researchers, below /api/v1. */
export async function studioDisputeRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  app.get(
    '/studio-disputes',
    {
      onRequest: requireAccess(deps, 'read'),
      schema: {
        tags,
        summary: 'Codes that studios dispute, oldest first',
        querystring: Type.Object({ state: Type.Enum(['open', 'all'], { default: 'open' }) }, closed),
        response: { 200: Type.Object({ rows: Type.Array(disputeSchema) }, closed), ...commonProblems },
      },
    },
    async (request, reply) => {
      const rows = await listDisputes(db, request.query.state, MOST);
      markRehearsal(reply, rows);
      return {
        rows: rows.map((row) => ({ ...row, at: row.at.toISOString(), leadsTo: row.leadsTo as 'erratum' | null })),
      };
    },
  );
  app.post(
    '/studio-disputes/:id/answer',
    {
      onRequest: requireAccess(deps, 'release'),
      schema: {
        tags,
        summary: 'Uphold or reject a dispute with a reason; upheld, it goes to a coder',
        params: Type.Object({ id: uuid }),
        body: Type.Object(
          {
            verdict: Type.Enum(['upheld', 'rejected']),
            reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
          },
          closed,
        ),
        response: { 200: Type.Object({ leadsTo }, closed), ...commonProblems },
      },
    },
    async (request, reply) => {
      const user = request.caller?.user ?? null;
      if (user === null) return sendProblem(reply, 'KEY_MISSING');
      const answered = await answerDispute(db, { id: request.params.id, ...request.body, by: user.id });
      switch (answered.kind) {
        case 'answered':
          return { leadsTo: answered.leadsTo };
        case 'dispute_unknown':
          return sendProblem(reply, 'STUDIO_DISPUTE_UNKNOWN');
        case 'answered_before':
          return sendProblem(reply, 'STUDIO_DISPUTE_ANSWERED');
      }
    },
  );
}

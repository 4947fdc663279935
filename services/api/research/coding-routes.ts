import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { CodingTaskId, MessageId, UserId } from '../../platform/ids.ts';
import { nextTask } from '../../reading/coding/next-task.ts';
import { recordCodes } from '../../reading/coding/record-codes.ts';
import { disputesFor, settleDispute } from '../../reading/coding/settle-dispute.ts';
import { withdrawCodes } from '../../reading/coding/withdraw-codes.ts';
import type { CodeFault } from '../../reading/rubric/rubric.ts';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems, type ProblemExtra, sendProblem } from '../errors/problem-details.ts';
import { codesBody, disputesSchema, nextSchema, verdictsBody } from './coding-schemas.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { uuid } from './row-schemas.ts';

const tags = ['coding'];
const closed = { additionalProperties: false } as const;
const coders: ReadonlySet<string> = new Set(['coder', 'researcher', 'owner']);
const doneSchema = Type.Object({ done: Type.Literal(true) });

/** The user who codes; null where nobody in particular asks, or somebody whose role does not code. */
export function coderOf({ caller }: FastifyRequest): UserId | null {
  const user = caller?.user ?? null;
  return user !== null && coders.has(user.role) ? user.id : null;
}

/** Coding by program, below /api/v1; the scope `code` opens this and nothing else. */
export async function codingRoutes(app: Api, deps: ApiDeps): Promise<void> {
  app.addHook('onRequest', requireAccess(deps, 'code'));
  taskRoutes(app, deps);
  withdrawalRoute(app, deps);
  disputeRoutes(app, deps);
}

function taskRoutes(app: Api, { db }: ApiDeps): void {
  app.get(
    '/coding/next',
    {
      schema: {
        tags,
        summary: 'The reply to code now, redacted; the same one until it is coded',
        response: { 200: nextSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const coder = coderOf(request);
      if (coder === null) return sendProblem(reply, 'CODER_NEEDED');
      const next = await nextTask(db, coder);
      if (next.task !== null) markRehearsal(reply, [next.task]);
      return mutable(next);
    },
  );
  app.post(
    '/coding/:taskId/observations',
    {
      schema: {
        tags,
        summary: 'Record all codes of a reply',
        params: Type.Object({ taskId: uuid }),
        body: Type.Object({ codes: codesBody, proposals: Type.Optional(verdictsBody) }, closed),
        response: { 200: doneSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const coder = coderOf(request);
      if (coder === null) return sendProblem(reply, 'CODER_NEEDED');
      const taskId = request.params.taskId as CodingTaskId;
      const { codes, proposals: verdicts = {} } = request.body;
      const recorded = await recordCodes(db, { taskId, coder, codes, verdicts });
      switch (recorded.kind) {
        case 'recorded':
        case 'recorded_before':
          return { done: true as const };
        case 'coded_otherwise':
          return sendProblem(reply, 'TASK_ALREADY_CODED');
        case 'task_unknown':
          return sendProblem(reply, 'TASK_UNKNOWN');
        case 'faulty':
          return sendProblem(reply, 'REQUEST_INVALID', faultsIn(recorded.faults));
      }
    },
  );
}

function withdrawalRoute(app: Api, { db }: ApiDeps): void {
  app.post(
    '/coding/:taskId/withdrawal',
    {
      schema: {
        tags,
        summary: 'Take back your codes of a reply',
        description:
          'They stay as facts and count no more; the reply is your next one again. Refused once others have met them: a third settled the ' +
          'reply, every drawn pass of its wave is coded, or a release was built.',
        params: Type.Object({ taskId: uuid }),
        response: { 200: doneSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const coder = coderOf(request);
      if (coder === null) return sendProblem(reply, 'CODER_NEEDED');
      const withdrawn = await withdrawCodes(db, { taskId: request.params.taskId as CodingTaskId, coder });
      switch (withdrawn.kind) {
        case 'withdrawn':
        case 'withdrawn_before':
          return { done: true as const };
        case 'codes_met':
          return sendProblem(reply, 'CODES_MET');
        case 'task_unknown':
          return sendProblem(reply, 'TASK_UNKNOWN');
      }
    },
  );
}

function disputeRoutes(app: Api, { db }: ApiDeps): void {
  app.get(
    '/coding/disputes',
    {
      schema: {
        tags,
        summary: 'Replies whose two coders differ, for a third',
        description: 'Only those that the caller coded in no pass; oldest first.',
        querystring: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }) }, closed),
        response: { 200: disputesSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const coder = coderOf(request);
      if (coder === null) return sendProblem(reply, 'CODER_NEEDED');
      const rows = await disputesFor(db, coder, request.query.limit);
      markRehearsal(
        reply,
        rows.map((row) => row.reply),
      );
      return mutable({ rows });
    },
  );
  app.post(
    '/coding/disputes/:messageId/settlement',
    {
      schema: {
        tags,
        summary: 'Settle every disputed item of a reply',
        params: Type.Object({ messageId: uuid }),
        body: Type.Object(
          {
            codes: codesBody,
            why: Type.String({ maxLength: 1_000, default: '', description: 'Kept in the audit log.' }),
          },
          closed,
        ),
        response: { 200: doneSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const coder = coderOf(request);
      if (coder === null) return sendProblem(reply, 'CODER_NEEDED');
      const { codes, why } = request.body;
      const settled = await settleDispute(db, { messageId: request.params.messageId as MessageId, coder, codes, why });
      switch (settled.kind) {
        case 'settled':
          return { done: true as const };
        case 'no_dispute':
          return sendProblem(reply, 'DISPUTE_UNKNOWN');
        case 'coded_by_you':
          return sendProblem(reply, 'CODED_BY_YOU');
        case 'faulty':
          return sendProblem(reply, 'REQUEST_INVALID', faultsIn(settled.faults));
      }
    },
  );
}

function faultsIn(faults: readonly CodeFault[]): ProblemExtra {
  return { errors: faults.map(({ at, message }) => ({ at: `body/codes/${at}`, message })) };
}

/** The same value without its read-only marks, which the types of answers do not have. */
type Mutable<T> = T extends readonly (infer Inner)[]
  ? Mutable<Inner>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;
function mutable<T>(value: T): Mutable<T> {
  return value as Mutable<T>;
}

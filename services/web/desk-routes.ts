import formbody from '@fastify/formbody';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { requireAccess } from '../api/auth/require-access.ts';
import { coderOf } from '../api/research/coding-routes.ts';
import { markRehearsal } from '../api/research/mark-rehearsal.ts';
import { uuid } from '../api/research/row-schemas.ts';
import type { CodingTaskId, UserId } from '../platform/ids.ts';
import { nextTask } from '../reading/coding/next-task.ts';
import { recordCodes } from '../reading/coding/record-codes.ts';
import { withdrawCodes } from '../reading/coding/withdraw-codes.ts';
import type { Language } from '../releases/words/language.ts';
import { askForCoder, codesOf, verdictsOf } from './desk-request.ts';
import { disputeRoutes } from './dispute-routes.ts';
import { type DeskNotice, deskPage } from './pages/desk-page.ts';
import { langQuery, languageOf } from './request-language.ts';

const querystring = Type.Object(langQuery);
const body = Type.Object(
  { taskId: uuid },
  { additionalProperties: Type.String({ maxLength: 10 }), maxProperties: 300 },
);

const undoBody = Type.Object({ lastCoded: uuid }, { additionalProperties: false });

/** The coder's page: the next letter, and the form that codes it. Asks for the same key as the API does. */
export async function deskRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  await app.register(formbody);
  app.addHook('onRequest', requireAccess(deps, 'code'));
  disputeRoutes(app, deps);

  app.get('/desk', { schema: { hide: true, querystring } }, async (request, reply) => {
    const coder = coderOf(request);
    if (coder === null) return askForCoder(request, reply);
    return show(reply, coder, {}, languageOf(request));
  });

  app.post('/desk', { schema: { hide: true, querystring, body } }, async (request, reply) => {
    const coder = coderOf(request);
    if (coder === null) return askForCoder(request, reply);
    const { taskId, ...fields } = request.body;
    const codes = codesOf(fields);
    const verdicts = verdictsOf(fields);
    const recorded = await recordCodes(db, { taskId: taskId as CodingTaskId, coder, codes, verdicts });
    switch (recorded.kind) {
      case 'recorded':
      case 'recorded_before':
        // The answer to a form is an address, so that reloading the page sends nothing again.
        return reply.redirect(`/desk?lang=${languageOf(request)}`, 303);
      case 'faulty':
        return show(
          reply,
          coder,
          { unanswered: recorded.faults.map(({ at }) => at), chosen: codes, verdicts },
          languageOf(request),
        );
      case 'coded_otherwise':
      case 'task_unknown':
        return show(reply, coder, { refused: recorded.kind }, languageOf(request));
    }
  });

  app.post('/desk/undo', { schema: { hide: true, querystring, body: undoBody } }, async (request, reply) => {
    const coder = coderOf(request);
    if (coder === null) return askForCoder(request, reply);
    const withdrawn = await withdrawCodes(db, { taskId: request.body.lastCoded as CodingTaskId, coder });
    switch (withdrawn.kind) {
      case 'withdrawn':
      case 'withdrawn_before':
        return reply.redirect(`/desk?lang=${languageOf(request)}`, 303);
      case 'codes_met':
      case 'task_unknown':
        return show(reply, coder, { refused: withdrawn.kind }, languageOf(request));
    }
  });

  async function show(
    reply: FastifyReply,
    coder: UserId,
    notice: DeskNotice,
    language: Language,
  ): Promise<FastifyReply> {
    const next = await nextTask(db, coder);
    if (next.task !== null) markRehearsal(reply, [next.task]);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(deskPage(next, notice, language));
  }
}

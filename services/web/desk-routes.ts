import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { askForKey, requireAccess } from '../api/auth/require-access.ts';
import { sendProblem } from '../api/errors/problem-details.ts';
import { coderOf } from '../api/research/coding-routes.ts';
import { markRehearsal } from '../api/research/mark-rehearsal.ts';
import { uuid } from '../api/research/row-schemas.ts';
import type { CodingTaskId, UserId } from '../platform/ids.ts';
import { nextTask } from '../reading/coding/next-task.ts';
import { recordCodes } from '../reading/coding/record-codes.ts';
import type { Language } from '../releases/words/language.ts';
import { type DeskNotice, deskPage } from './pages/desk-page.ts';
import { langQuery, languageOf } from './request-language.ts';

const querystring = Type.Object(langQuery);
const body = Type.Object(
  { taskId: uuid },
  { additionalProperties: Type.String({ maxLength: 10 }), maxProperties: 100 },
);

/** The coder's page: the next letter, and the form that codes it. Asks for the same key as the API does. */
export async function deskRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  await app.register(formbody);
  app.addHook('onRequest', requireAccess(deps, 'code'));

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
    const recorded = await recordCodes(db, { taskId: taskId as CodingTaskId, coder, codes });
    switch (recorded.kind) {
      case 'recorded':
      case 'recorded_before':
        // The answer to a form is an address, so that reloading the page sends nothing again.
        return reply.redirect(`/desk?lang=${languageOf(request)}`, 303);
      case 'faulty':
        return show(
          reply,
          coder,
          { unanswered: recorded.faults.map(({ at }) => at), chosen: codes },
          languageOf(request),
        );
      case 'coded_otherwise':
      case 'task_unknown':
        return show(reply, coder, { refused: recorded.kind }, languageOf(request));
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

/** Local access lets a browser in as nobody in particular; it is asked who codes all the same. */
function askForCoder({ caller }: FastifyRequest, reply: FastifyReply): FastifyReply {
  return caller?.by === 'local' ? sendProblem(askForKey(reply), 'KEY_MISSING') : sendProblem(reply, 'CODER_NEEDED');
}

/** Fields "code.<item>" hold the value of an anchor, or "null" for what cannot be judged. */
function codesOf(fields: Readonly<Record<string, unknown>>): Record<string, number | null> {
  const entries = Object.entries(fields).flatMap(([name, value]): [string, number | null][] => {
    if (!name.startsWith('code.') || typeof value !== 'string' || !/^(?:\d{1,2}|null)$/u.test(value)) return [];
    return [[name.slice('code.'.length), value === 'null' ? null : Number(value)]];
  });
  return Object.fromEntries(entries);
}

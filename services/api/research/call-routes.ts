import Type from 'typebox';
import { attributeCall } from '../../inbox/calls/attribute-call.ts';
import { callSheetSchema } from '../../inbox/calls/call-sheet.ts';
import { maxExportBytes } from '../../inbox/calls/exports/read-call.ts';
import { writeCallSheet } from '../../inbox/calls/write-call-sheet.ts';
import type { CallId, InquiryId } from '../../platform/ids.ts';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { callImportRoute } from './call-import-route.ts';
import { attributionBody, callSchema } from './call-schemas.ts';
import { pageOf, pageQuery, placeOf } from './cursor.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { orNull, pageSchema, uuid } from './row-schemas.ts';
import { type CallRow, listCalls } from './store/calls.ts';

const tags = ['calls'];
const params = Type.Object({ id: uuid });

/** Calls: imports of an exchange's export, the list, the queue of those nobody could match, sheets and attributions. */
export async function callRoutes(app: Api, deps: ApiDeps): Promise<void> {
  // Read as bytes: an export is never parsed before its size is known. Routes that want JSON refuse it by their schema.
  app.addContentTypeParser(
    'text/csv',
    { parseAs: 'buffer', bodyLimit: maxExportBytes },
    async (_request: unknown, body: Buffer) => body,
  );
  listRoutes(app, deps);
  callImportRoute(app, deps);
  decisionRoutes(app, deps);
}

function listRoutes(app: Api, { db }: ApiDeps): void {
  for (const [path, queue, summary] of [
    ['/calls', false, 'Calls in the order of their start'],
    ['/calls/queue', true, 'Calls that wait for a person to say whose they are'],
  ] as const) {
    app.get(
      path,
      {
        schema: {
          tags,
          summary,
          querystring: Type.Object({ ...pageQuery, inquiry: Type.Optional(uuid) }, { additionalProperties: false }),
          response: { 200: pageSchema(callSchema), ...commonProblems },
        },
      },
      async (request, reply) => {
        const after = placeOf(request.query.cursor);
        if (after === null) return sendProblem(reply, 'CURSOR_INVALID');
        const { limit, inquiry = null } = request.query;
        const { rows, next } = pageOf(
          await listCalls(db, { queue, inquiryId: inquiry, after, limit: limit + 1 }),
          limit,
        );
        markRehearsal(reply, rows);
        return { rows: rows.map(callBody), next };
      },
    );
  }
}

function callBody({ startedAt, answeredAt, endedAt, sheet, ...row }: Omit<CallRow, 'key'>) {
  return {
    ...row,
    sheet: sheet as Type.Static<typeof callSchema>['sheet'],
    startedAt: startedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    endedAt: endedAt.toISOString(),
  };
}

function decisionRoutes(app: Api, deps: ApiDeps): void {
  const onRequest = requireAccess(deps, 'calls');
  app.post(
    '/calls/:id/sheet',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Write down what was said in an answered call',
        description:
          'Each sheet is a new version; the latest counts. There are no recordings. Needs the scope `calls`.',
        params,
        body: callSheetSchema,
        response: { 200: Type.Object({ version: Type.Integer() }), ...commonProblems },
      },
    },
    async (request, reply) => {
      const by = request.caller?.name ?? 'unknown';
      const callId = request.params.id as CallId;
      const done = await writeCallSheet(deps.db, { callId, sheet: request.body, by });
      if (done.kind === 'written') return { version: done.version };
      if (done.kind === 'faulty') {
        return sendProblem(reply, 'REQUEST_INVALID', {
          errors: done.faults.map(({ at, message }) => ({ at: `body/${at}`, message })),
        });
      }
      return sendProblem(reply, done.kind === 'not_answered' ? 'CALL_NOT_ANSWERED' : 'CALL_UNKNOWN');
    },
  );
  app.post(
    '/calls/:id/attribution',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Say whose call it was',
        description: 'Supersedes the rule and earlier decisions; kept in the audit log. Needs the scope `calls`.',
        params,
        body: attributionBody,
        response: { 200: Type.Object({ inquiryId: orNull(Type.String()) }), ...commonProblems },
      },
    },
    async (request, reply) => {
      const { inquiryId, note } = request.body;
      const decision = { callId: request.params.id as CallId, inquiryId: inquiryId as InquiryId | null, note };
      const { kind } = await attributeCall(deps.db, { ...decision, by: request.caller?.name ?? 'unknown' });
      if (kind === 'call_unknown') return sendProblem(reply, 'CALL_UNKNOWN');
      if (kind === 'inquiry_unknown') return sendProblem(reply, 'INQUIRY_UNKNOWN');
      return { inquiryId };
    },
  );
}

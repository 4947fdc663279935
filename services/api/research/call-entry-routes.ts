import { enterCall } from '../../inbox/calls/enter-call.ts';
import type { InquiryId } from '../../platform/ids.ts';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { callEntryBody, enteredSchema } from './entry-schemas.ts';

/** Calls that a person took and writes down, with what was said in them. */
export async function callEntryRoutes(app: Api, deps: ApiDeps): Promise<void> {
  app.post(
    '/calls',
    {
      onRequest: requireAccess(deps, 'calls'),
      schema: {
        tags: ['calls'],
        summary: 'Enter a call by hand, with its sheet',
        description: 'All of it is entered, or nothing where anything is wrong. Needs the scopes `read` and `calls`.',
        body: callEntryBody,
        response: { 200: enteredSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const { startedAt, inquiryId, ...rest } = request.body;
      const entry = { ...rest, startedAt: new Date(startedAt), inquiryId: inquiryId as InquiryId | null };
      const done = await enterCall(deps.db, entry, request.caller?.name ?? 'unknown');
      if (done.kind === 'faulty')
        return sendProblem(reply, 'REQUEST_INVALID', {
          errors: done.faults.map(({ at, message }) => ({ at: `body/${at}`, message })),
        });
      if (done.kind === 'entered_before') return { id: null, inquiryId: null };
      return { id: done.callId, inquiryId: done.inquiryId };
    },
  );
}

import Type from 'typebox';
import { eventKinds } from '../../inbox/classify/vote.ts';
import { decideMachineComposed } from '../../inbox/ingest/decide-machine-composed.ts';
import { overrideClass } from '../../inbox/ingest/override-class.ts';
import type { MessageId } from '../../platform/ids.ts';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { uuid } from './row-schemas.ts';

const tags = ['messages'];
const params = Type.Object({ id: uuid });
const closed = { additionalProperties: false } as const;
const reason = Type.String({ minLength: 1, maxLength: 1_000, description: 'Why; kept in the audit log.' });
const done = Type.Object({ done: Type.Literal(true) });

/** What a person says of a mail over what the program made of it. The program's verdict and its votes stay beside it. */
export async function messageRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const onRequest = requireAccess(deps, 'calls');
  app.post(
    '/messages/:id/class',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Say what a mail is',
        description:
          'Stands over the program’s class and over earlier words, is told to the contact and kept in the audit log. Needs the scopes `read` and `calls`.',
        params,
        body: Type.Object({ kind: Type.Enum([...eventKinds]), reason }, closed),
        response: { 200: done, ...commonProblems },
      },
    },
    async (request, reply) => {
      const { kind, reason: why } = request.body;
      const by = request.caller?.name ?? 'unknown';
      const messageId = request.params.id as MessageId;
      const said = await overrideClass(deps.db, { messageId, kind, reason: why, by });
      if (said.kind === 'message_unknown') return sendProblem(reply, 'MESSAGE_UNKNOWN');
      return said.kind === 'not_read' ? sendProblem(reply, 'MESSAGE_NOT_READ') : { done: true as const };
    },
  );
  app.post(
    '/messages/:id/machine-composed',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Say whether a machine composed an answer',
        description: 'Stands over the rule’s suspicion, whose reasons stay. Needs the scopes `read` and `calls`.',
        params,
        body: Type.Object({ suspected: Type.Boolean(), reason }, closed),
        response: { 200: done, ...commonProblems },
      },
    },
    async (request, reply) => {
      const { suspected, reason: why } = request.body;
      const by = request.caller?.name ?? 'unknown';
      const messageId = request.params.id as MessageId;
      const said = await decideMachineComposed(deps.db, { messageId, suspected, reason: why, by });
      if (said.kind === 'message_unknown') return sendProblem(reply, 'MESSAGE_UNKNOWN');
      return said.kind === 'not_read' ? sendProblem(reply, 'MESSAGE_NOT_READ') : { done: true as const };
    },
  );
}

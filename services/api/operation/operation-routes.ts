import Type from 'typebox';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems } from '../errors/problem-details.ts';
import { openMetrics } from './metrics.ts';
import { vitalSigns } from './store.ts';
import { stuckWork } from './vital-signs.ts';

const progressSchema = Type.Object({
  status: Type.Enum(['moving', 'stuck']),
  stuck: Type.Array(
    Type.Object({
      reason: Type.Enum(['no_relay', 'no_worker', 'attempts_overdue', 'messages_unread', 'mailbox_not_read']),
      seconds: Type.Union([Type.Number(), Type.Null()], { description: 'How long; null when that is not known.' }),
    }),
  ),
});

/** For a monitoring system, with a key of its own (scope `watch`): counts and ages, never a name. */
export async function operationRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const metrics = openMetrics();
  app.addHook('onRequest', requireAccess(deps, 'watch'));
  app.get(
    '/metrics',
    {
      schema: {
        tags: ['health'],
        summary: 'Metrics in the text format of Prometheus',
        produces: ['text/plain'],
        response: { 200: Type.String(), ...commonProblems },
      },
    },
    async (_, reply) => reply.type(metrics.contentType).send(await metrics.textOf(await vitalSigns(deps.db))),
  );
  app.get(
    '/healthz/progress',
    {
      schema: {
        tags: ['health'],
        summary: 'Whether due work goes on: 503 with the reasons when it does not',
        response: { 200: progressSchema, 503: progressSchema, ...commonProblems },
      },
    },
    async (_, reply) => {
      const stuck = stuckWork(await vitalSigns(deps.db));
      return reply
        .status(stuck.length === 0 ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: stuck.length === 0 ? 'moving' : 'stuck', stuck });
    },
  );
}

import Type from 'typebox';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Api, ApiDeps } from '../api.ts';
import { problemAnswer, sendProblem } from '../errors/problem-details.ts';

/** Signs of life for whoever runs the service; open to all, they tell nothing of the field. */
export async function healthRoutes(app: Api, { db }: ApiDeps): Promise<void> {
  app.get(
    '/healthz',
    {
      schema: {
        tags: ['health'],
        summary: 'The process answers',
        response: { 200: Type.Object({ status: Type.Literal('ok') }) },
      },
      config: { rateLimit: false },
    },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/readyz',
    {
      schema: {
        tags: ['health'],
        summary: 'The database answers',
        response: {
          200: Type.Object({ status: Type.Literal('ready'), clock: Type.Enum(['wall', 'rehearsal']) }),
          503: problemAnswer,
        },
      },
      config: { rateLimit: false },
    },
    async (request, reply) => {
      try {
        return { status: 'ready' as const, clock: (await fieldTime(db)).mode };
      } catch (cause) {
        request.log.error({ err: cause }, 'database.unreachable');
        return sendProblem(reply, 'NOT_READY');
      }
    },
  );
}

import Type from 'typebox';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems } from '../errors/problem-details.ts';
import { moment } from '../research/row-schemas.ts';
import { readSwitch, type SendingState, setSwitch } from './store.ts';

const stateSchema = Type.Object({
  stopped: Type.Boolean(),
  changedAt: moment('Machine time.'),
  changedBy: Type.String(),
  reason: Type.String(),
});
const reasonBody = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 500, description: 'Kept in the audit log.' }) },
  { additionalProperties: false },
);

/** E19: one switch stops all sending within seconds; no attempt is armed while it is off. */
export async function sendingRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  app.get(
    '/sending',
    {
      onRequest: requireAccess(deps, 'read'),
      schema: {
        tags: ['sending'],
        summary: 'Whether sending is stopped',
        response: { 200: stateSchema, ...commonProblems },
      },
    },
    async () => bodyOf(await readSwitch(db)),
  );
  for (const [path, stopped, summary] of [
    ['/sending/stop', true, 'Stop all sending now'],
    ['/sending/start', false, 'Let sending go on'],
  ] as const) {
    app.post(
      path,
      {
        onRequest: requireAccess(deps, 'sending'),
        schema: {
          tags: ['sending'],
          summary,
          description: 'Needs the scope `sending`. Saying it twice changes nothing.',
          body: reasonBody,
          response: { 200: stateSchema, ...commonProblems },
        },
      },
      async (request) => {
        const by = request.caller?.name ?? 'unknown';
        if (await setSwitch(db, stopped, by, request.body.reason)) request.log.warn({ stopped }, 'sending.switched');
        return bodyOf(await readSwitch(db));
      },
    );
  }
}

function bodyOf({ changedAt, ...state }: SendingState) {
  return { ...state, changedAt: changedAt.toISOString() };
}

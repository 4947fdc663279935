import Type from 'typebox';
import { publicRetentions } from '../../inbox/retention/store.ts';
import type { Api, ApiDeps } from '../api.ts';
import { pressProblems } from './press-schemas.ts';
import { cacheBriefly } from './send-shelved.ts';

const closed = { additionalProperties: false } as const;
const moment = Type.Union([Type.String(), Type.Null()]);
const schema = Type.Object(
  {
    asOf: Type.String({ description: 'Field time of this answer.' }),
    destroyed: Type.Integer({
      minimum: 0,
      description: 'Raw mails of all campaigns below that nobody can read any more.',
    }),
    campaigns: Type.Array(
      Type.Object(
        {
          title: Type.String(),
          release: Type.String({ description: 'slug/version of its latest published release' }),
          retentionDays: Type.Integer({ description: 'Days after the freeze, from its ethics record.' }),
          dueAt: Type.Union([Type.String(), Type.Null()], { description: 'Field time; null while its field is open.' }),
          destroyedAt: moment,
          destroyed: Type.Integer({ minimum: 0 }),
        },
        closed,
      ),
    ),
  },
  closed,
);

/** How many raw mails were destroyed (rule E13), for everybody. */
export function rawMailRoute(app: Api, { db }: ApiDeps): void {
  const summary = 'Raw mails of published campaigns that were destroyed';
  const description = { tags: ['press'], security: [], summary, response: { 200: schema, ...pressProblems } };
  app.get('/raw-mail', { schema: description }, async (_request, reply) => {
    const { asOf, campaigns } = await publicRetentions(db);
    cacheBriefly(reply);
    return {
      asOf: asOf.toISOString(),
      destroyed: campaigns.reduce((sum, { mails }) => sum + mails, 0),
      campaigns: campaigns.map(({ title, release, retentionDays, dueAt, shreddedAt, mails }) => ({
        ...{ title, release, retentionDays, destroyed: mails },
        dueAt: dueAt?.toISOString() ?? null,
        destroyedAt: shreddedAt?.toISOString() ?? null,
      })),
    };
  });
}

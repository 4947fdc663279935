import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { benchmarkOf, replyToRelease } from '../../releases/benchmark/benchmark.ts';
import type { Grant } from '../../releases/benchmark/store.ts';
import { studioOf } from '../../releases/benchmark/studio-grants.ts';
import type { Row } from '../../releases/cube/row.ts';
import type { Api, ApiDeps } from '../api.ts';
import { problemAnswer, sendProblem } from '../errors/problem-details.ts';

const closed = { additionalProperties: false } as const;
const hours = Type.Union([Type.Number(), Type.Null()]);
const benchmarkSchema = Type.Object(
  {
    audits: Type.Array(
      Type.Object(
        {
          release: Type.String(),
          state: Type.String(),
          own: Type.Object(
            {
              writtenAt: Type.Union([Type.String(), Type.Null()]),
              delivery: Type.String(),
              answers: Type.Array(
                Type.Object({ at: Type.String(), mode: Type.String(), kind: Type.String(), afterHours: hours }, closed),
              ),
              firstHumanAfterHours: hours,
              remindedAt: Type.Union([Type.String(), Type.Null()]),
            },
            closed,
          ),
          place: Type.Union([
            Type.Object(
              {
                band: Type.Enum(['first_quarter', 'second_quarter', 'third_quarter', 'last_quarter', 'not_shown']),
                peers: Type.Union([Type.Integer(), Type.Null()]),
                by: Type.Array(Type.Unsafe<Row>(Type.Ref('ReleaseRow'))),
              },
              closed,
            ),
            Type.Null(),
          ]),
        },
        closed,
      ),
      { description: 'Empty before a preview, whether the studio was sampled or not.' },
    ),
  },
  closed,
);
const replyBody = Type.Object(
  { release: Type.String({ maxLength: 120 }), text: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }) },
  closed,
);
const problems = {
  400: problemAnswer,
  401: problemAnswer,
  404: problemAnswer,
  429: problemAnswer,
  500: problemAnswer,
} as const;
const tags = ['benchmark'];

/** A studio's own facts and its place among frozen figures, for the key that it got when it proved its domain. */
export async function benchmarkRoutes(app: Api, { db }: ApiDeps): Promise<void> {
  const studio = async (request: FastifyRequest): Promise<Grant | null> => {
    const [scheme = '', key = ''] = (request.headers.authorization ?? '').slice(0, 200).split(' ', 2);
    return scheme.toLowerCase() === 'bearer' ? studioOf(db, key) : null;
  };
  const refuse = (reply: FastifyReply) => sendProblem(reply.header('www-authenticate', 'Bearer'), 'STUDIO_KEY_NEEDED');
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.get(
    '/audits',
    {
      schema: {
        tags,
        summary: 'How and when the studio answered, and in which quarter of all studios that lies',
        description:
          'Key zs_… of a studio. Facts appear with the preview of a release, the place with its publication.',
        response: { 200: benchmarkSchema, ...problems },
      },
    },
    async (request, reply) => {
      const grant = await studio(request);
      if (grant === null) return refuse(reply);
      // The same shape of rows as in the release; copied because the schema asks for arrays that may be written.
      return { audits: (await benchmarkOf(db, grant)).map(copyOf) };
    },
  );
  app.post(
    '/replies',
    {
      schema: {
        tags,
        summary: 'Right of reply: a word of the studio on a release that it may see, kept as it is',
        body: replyBody,
        response: { 200: Type.Object({ kept: Type.Boolean() }, closed), ...problems },
      },
    },
    async (request, reply) => {
      const grant = await studio(request);
      if (grant === null) return refuse(reply);
      const { release, text } = request.body;
      if ((await replyToRelease(db, grant, release, text)) === 'release_unknown')
        return sendProblem(reply, 'RELEASE_UNKNOWN');
      return { kept: true };
    },
  );
}

function copyOf({ own, place, ...rest }: Awaited<ReturnType<typeof benchmarkOf>>[number]) {
  return {
    ...rest,
    own: { ...own, answers: [...own.answers] },
    place: place === null ? null : { ...place, by: [...place.by] },
  };
}

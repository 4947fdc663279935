import type { FastifyReply } from 'fastify';
import type { Static } from 'typebox';
import { benchmarkOf, replyToRelease } from '../../releases/benchmark/benchmark.ts';
import { disputeCode } from '../../releases/benchmark/dispute-code.ts';
import type { OwnBenchmark } from '../../releases/benchmark/own-benchmark.ts';
import type { Grant } from '../../releases/benchmark/store/grants.ts';
import { studioOf } from '../../releases/benchmark/studio-grants.ts';
import type { Api, ApiDeps } from '../api.ts';
import { problemAnswer, sendProblem } from '../errors/problem-details.ts';
import { benchmarkSchema, disputeBody, keptSchema, replyBody } from './benchmark-schemas.ts';

const problems = {
  400: problemAnswer,
  401: problemAnswer,
  404: problemAnswer,
  429: problemAnswer,
  500: problemAnswer,
} as const;
const tags = ['benchmark'];

declare module 'fastify' {
  interface FastifyRequest {
    /** The studio whose key came with a request to the benchmark API; null elsewhere. */
    grant: Grant | null;
  }
}

/** A studio's own facts and its place among frozen figures, for the key that it got when it proved its domain. */
export async function benchmarkRoutes(app: Api, { db }: ApiDeps): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.decorateRequest('grant', null);
  // Before the body is read: who has no key learns nothing of what would fit.
  app.addHook('onRequest', async (request, reply) => {
    const [scheme = '', key = ''] = (request.headers.authorization ?? '').slice(0, 200).split(' ', 2);
    request.grant = scheme.toLowerCase() === 'bearer' ? await studioOf(db, key) : null;
    return request.grant === null ? refuse(reply) : undefined;
  });
  app.get(
    '/audits',
    {
      schema: {
        tags,
        summary: 'How and when the studio answered, what was read out of it, and where that lies among frozen figures',
        description:
          'Key zs_… of a studio. Facts appear with the preview of a release, places and shares of all with its publication.',
        response: { 200: benchmarkSchema, ...problems },
      },
    },
    async ({ grant }, reply) => {
      return grant === null ? refuse(reply) : { audits: writable(await benchmarkOf(db, grant)) };
    },
  );
  app.post(
    '/replies',
    {
      schema: {
        tags,
        summary: 'Right of reply: a word of the studio on a release that it may see, kept as it is',
        body: replyBody,
        response: { 200: keptSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { grant } = request;
      if (grant === null) return refuse(reply);
      const { release, text } = request.body;
      if ((await replyToRelease(db, grant, release, text)) === 'release_unknown')
        return sendProblem(reply, 'RELEASE_UNKNOWN');
      return { kept: true };
    },
  );
  app.post(
    '/disputes',
    {
      schema: {
        tags,
        summary: 'Dispute a code of an own reply; a person answers with a reason',
        body: disputeBody,
        response: { 200: keptSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { grant } = request;
      if (grant === null) return refuse(reply);
      const disputed = await disputeCode(db, grant, request.body);
      switch (disputed) {
        case 'disputed':
          return { kept: true };
        case 'disputed_before':
          return sendProblem(reply, 'CODE_DISPUTED');
        case 'code_unknown':
          return sendProblem(reply, 'CODE_UNKNOWN');
        case 'release_unknown':
          return sendProblem(reply, 'RELEASE_UNKNOWN');
      }
    },
  );
}

function refuse(reply: FastifyReply): FastifyReply {
  return sendProblem(reply.header('www-authenticate', 'Bearer'), 'STUDIO_KEY_NEEDED');
}

/** The same value; the schema's type asks for lists that may be written. */
function writable(audits: readonly OwnBenchmark[]): Static<typeof benchmarkSchema>['audits'] {
  return structuredClone(audits) as Static<typeof benchmarkSchema>['audits'];
}

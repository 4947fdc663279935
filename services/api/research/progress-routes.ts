import Type from 'typebox';
import type { Api, ApiDeps } from '../api.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { openEventStreams } from './event-stream.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { progressSchema, readProgress } from './progress.ts';
import { slugParam } from './row-schemas.ts';

const eventStream = {
  description: 'Events until either side ends.',
  content: { 'text/event-stream': { schema: Type.String() } },
} as const;

export async function progressRoutes(app: Api, { db, log }: ApiDeps): Promise<void> {
  const streams = openEventStreams(log);
  // Before the server waits for open requests to end, which a stream never does by itself.
  app.addHook('preClose', async () => streams.endAll());
  const params = Type.Object({ slug: slugParam });
  app.get(
    '/campaigns/:slug/progress',
    {
      schema: {
        tags: ['campaigns'],
        summary: 'Where the latest wave stands',
        params,
        response: { 200: progressSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const progress = await readProgress(db, request.params.slug);
      if (typeof progress === 'string') return sendProblem(reply, progress);
      markRehearsal(reply, [progress]);
      return progress;
    },
  );
  app.get(
    '/campaigns/:slug/progress/events',
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['campaigns'],
        summary: 'The same as server-sent events',
        description:
          'An event `progress` with the document of `/progress` whenever it changes, looked at once a second.',
        params,
        response: { 200: eventStream, ...commonProblems },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const first = await readProgress(db, slug);
      if (typeof first === 'string') return sendProblem(reply, first);
      markRehearsal(reply, [first]);
      const opened = streams.open(reply, async () => {
        const progress = await readProgress(db, slug);
        return typeof progress === 'string' ? null : { event: 'progress', data: progress };
      });
      return opened ? reply : sendProblem(reply, 'TOO_MANY_STREAMS');
    },
  );
}

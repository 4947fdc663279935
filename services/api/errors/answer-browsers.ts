import type { FastifyRequest } from 'fastify';
import type { Api } from '../api.ts';
import type { Problem } from './problem-details.ts';

/** How a problem looks to a person; the room of pages knows. */
export type ProblemPage = (problem: Problem, request: FastifyRequest) => string;

/** Gives browsers that asked for a page the problem as a page; programs, and everything below /api, /press and /benchmark, keep the JSON. */
export function answerBrowsers(app: Api, problemPage: ProblemPage): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isProblem = String(reply.getHeader('content-type')).startsWith('application/problem+json');
    if (!isProblem || typeof payload !== 'string' || !wantsPage(request)) return payload;
    const markup = problemPage(JSON.parse(payload) as Problem, request);
    reply.type('text/html; charset=utf-8');
    reply.removeHeader('content-length');
    return markup;
  });
}

/** Whether a person in a browser asks, and not for data. */
export function wantsPage({ url, headers }: FastifyRequest): boolean {
  return !/^\/(?:api|press|benchmark)\//.test(url) && (headers.accept ?? '').includes('text/html');
}

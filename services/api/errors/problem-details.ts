import type { FastifyReply } from 'fastify';
import Type, { type Static } from 'typebox';
import { PROBLEMS, type ProblemCode } from './problems.ts';

/** Problem details for HTTP APIs (RFC 9457); `code` is stable, `title` and `detail` are for people. */
export const problemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    remedy: Type.String(),
    requestId: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ at: Type.String(), message: Type.String() }))),
  },
  { $id: 'Problem', additionalProperties: false, description: 'RFC 9457 problem details.' },
);
export type Problem = Static<typeof problemSchema>;

/** A problem as a route's answer, under its own media type. */
export const problemAnswer = {
  description: 'A problem.',
  content: { 'application/problem+json': { schema: Type.Ref('Problem') } },
} as const;

/** Answers every protected route may give beside its own. */
export const commonProblems = {
  400: problemAnswer,
  401: problemAnswer,
  403: problemAnswer,
  404: problemAnswer,
  429: problemAnswer,
  500: problemAnswer,
} as const;

export type ProblemExtra = { detail?: string; errors?: { at: string; message: string }[] };

/** The problem document of a code; texts of the caller are cut, so that an error never echoes a long hostile input. */
export function problemOf(code: ProblemCode, requestId: string, extra: ProblemExtra = {}): Problem {
  const { status, title, remedy } = PROBLEMS[code];
  return {
    type: `urn:zerkalo:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    code,
    remedy,
    requestId,
    ...(extra.detail === undefined ? {} : { detail: extra.detail.slice(0, 300) }),
    ...(extra.errors === undefined ? {} : { errors: extra.errors.slice(0, 20) }),
  };
}

/** Answers to whoever asks at a wrong door or without a key: everybody does, and it says nothing of anybody. */
const UNTOLD: ReadonlySet<ProblemCode> = new Set(['ROUTE_UNKNOWN', 'KEY_MISSING']);

/**
 * Answers with a problem; the return value is what a handler returns. What a caller was refused is in the log, by his id and the route:
 * who tries doors, limits and rules shows himself by it.
 */
export function sendProblem(reply: FastifyReply, code: ProblemCode, extra: ProblemExtra = {}): FastifyReply {
  const { log, caller, routeOptions } = reply.request;
  if (PROBLEMS[code].status < 500 && !UNTOLD.has(code))
    log.warn({ code, by: caller?.by, user: caller?.user?.id, route: routeOptions.url }, 'request.refused');
  return reply
    .code(PROBLEMS[code].status)
    .type('application/problem+json; charset=utf-8')
    .send(problemOf(code, reply.request.id, extra));
}

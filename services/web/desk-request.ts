import type { FastifyReply, FastifyRequest } from 'fastify';
import { askToSignIn } from '../api/auth/require-access.ts';
import { sendProblem } from '../api/errors/problem-details.ts';

/** Local access lets a browser in as nobody in particular; it is asked who codes all the same. */
export function askForCoder(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return request.caller?.by === 'local' ? askToSignIn(request, reply) : sendProblem(reply, 'CODER_NEEDED');
}

/** Fields "code.<item>" hold the value of an anchor, or "null" for what cannot be judged. */
export function codesOf(fields: Readonly<Record<string, unknown>>): Record<string, number | null> {
  const entries = Object.entries(fields).flatMap(([name, value]): [string, number | null][] => {
    if (!name.startsWith('code.') || typeof value !== 'string' || !/^(?:\d{1,2}|null)$/u.test(value)) return [];
    return [[name.slice('code.'.length), value === 'null' ? null : Number(value)]];
  });
  return Object.fromEntries(entries);
}

/** Fields "proposal.<number>" hold "yes" or "no"; what is left open is not judged. */
export function verdictsOf(fields: Readonly<Record<string, unknown>>): Record<string, boolean> {
  const entries = Object.entries(fields).flatMap(([name, value]): [string, boolean][] => {
    const id = /^proposal\.(\d{1,15})$/u.exec(name)?.[1];
    return id === undefined || (value !== 'yes' && value !== 'no') ? [] : [[id, value === 'yes']];
  });
  return Object.fromEntries(entries);
}

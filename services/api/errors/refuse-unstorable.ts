import type { FastifyReply, FastifyRequest } from 'fastify';
import { isStorable } from '../../inbox/ingest/storable-text.ts';
import type { Api } from '../api.ts';
import { type ProblemExtra, sendProblem } from './problem-details.ts';

const MOST = 20;
const badText = 'holds NUL or half of a surrogate pair, which no text has';
const badNumber = 'is beyond every number';

/**
 * Refuses texts and numbers that PostgreSQL cannot keep, wherever they stand in a request: no person types them, and no handler has to
 * think of them. Numbers are looked at again after validation, which makes Infinity of the text "1e309" and takes it for an integer
 * below any maximum.
 */
export function refuseUnstorable(app: Api): void {
  const refuse = async ({ params, query, body }: FastifyRequest, reply: FastifyReply) => {
    const errors = unstorable([
      ['params', params],
      ['querystring', query],
      ['body', body],
    ]);
    return errors.length === 0 ? undefined : sendProblem(reply, 'REQUEST_INVALID', { errors });
  };
  app.addHook('preValidation', refuse);
  app.addHook('preHandler', refuse);
}

/** Walks by a list of its own: a body may be nested deeper than calls can be. */
function unstorable(roots: readonly (readonly [at: string, value: unknown])[]): NonNullable<ProblemExtra['errors']> {
  const errors: NonNullable<ProblemExtra['errors']> = [];
  const open = [...roots];
  for (let next = open.pop(); next !== undefined && errors.length < MOST; next = open.pop()) {
    const [at, value] = next;
    if (typeof value === 'string') {
      if (!isStorable(value)) errors.push({ at, message: badText });
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) errors.push({ at, message: badNumber });
    } else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
      for (const [name, inner] of Object.entries(value)) {
        if (isStorable(name)) open.push([`${at}/${name}`.slice(0, 200), inner]);
        else errors.push({ at, message: badText });
      }
    }
  }
  return errors;
}

import { isStorable } from '../../inbox/ingest/storable-text.ts';
import type { Api } from '../api.ts';
import { type ProblemExtra, sendProblem } from './problem-details.ts';

const MOST = 20;
const message = 'holds NUL or half of a surrogate pair, which no text has';

/** Refuses texts that PostgreSQL cannot keep, wherever they stand in a request: no person types them, and no handler has to think of them. */
export function refuseUnstorable(app: Api): void {
  app.addHook('preValidation', async ({ params, query, body }, reply) => {
    const errors = unstorable([
      ['params', params],
      ['querystring', query],
      ['body', body],
    ]);
    return errors.length === 0 ? undefined : sendProblem(reply, 'REQUEST_INVALID', { errors });
  });
}

/** Walks by a list of its own: a body may be nested deeper than calls can be. */
function unstorable(roots: readonly (readonly [at: string, value: unknown])[]): NonNullable<ProblemExtra['errors']> {
  const errors: NonNullable<ProblemExtra['errors']> = [];
  const open = [...roots];
  for (let next = open.pop(); next !== undefined && errors.length < MOST; next = open.pop()) {
    const [at, value] = next;
    if (typeof value === 'string') {
      if (!isStorable(value)) errors.push({ at, message });
    } else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
      for (const [name, inner] of Object.entries(value)) {
        if (isStorable(name)) open.push([`${at}/${name}`.slice(0, 200), inner]);
        else errors.push({ at, message });
      }
    }
  }
  return errors;
}

import type { FastifyReply } from 'fastify';

export const REHEARSAL_HEADER = 'X-Zerkalo-Rehearsal';

/** A rehearsal must never be mistaken for the field: an answer with any row of one says so in a header as well. */
export function markRehearsal(reply: FastifyReply, rows: readonly { readonly rehearsal: boolean }[]): void {
  if (rows.some(({ rehearsal }) => rehearsal)) reply.header(REHEARSAL_HEADER, 'true');
}

import type { Multipart } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { markRehearsal } from '../../api/research/mark-rehearsal.ts';
import { slugParam } from '../../api/research/row-schemas.ts';
import { isStorable } from '../../inbox/ingest/storable-text.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import type { UserId } from '../../platform/ids.ts';
import { langQuery } from '../request-language.ts';

/** Schema parts of the researcher's pages. They are not part of the API and stay out of its description. */
export const hide = true;
export const slugParams = Type.Object({ slug: slugParam });
export const query = Type.Object(langQuery);
/** The address after something was done says what, so that the page can. */
export const doneQuery = Type.Object({
  ...langQuery,
  done: Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z_]+$' })),
});

const typedValue = Type.Union([
  Type.String({ maxLength: 500_000 }),
  Type.Array(Type.String({ maxLength: 20_000 }), { maxItems: 300 }),
]);
/** Fields of a plain form, whatever they are called. */
export const formBody = Type.Object({}, { additionalProperties: typedValue, maxProperties: 3_000 });

/** Largest form: a whole protocol beside its fields, urlencoded. */
export const formBytes = 4_000_000;

/** One value of a form; empty when the field is absent. */
export function one(body: unknown, name: string): string {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value : Array.isArray(value) ? String(value[0] ?? '') : '';
}

/** The parts of a form with files; one that is broken or breaks off is its sender's fault, and answered as such. */
export async function* formParts(request: FastifyRequest): AsyncGenerator<Multipart> {
  try {
    for await (const part of request.parts()) {
      const texts = [part.fieldname, part.type === 'file' ? part.filename : part.value];
      if (texts.some((text) => typeof text === 'string' && !isStorable(text))) throw new Error('a text that is none');
      yield part;
    }
  } catch (thrown) {
    // What the parser of forms throws by itself names no status.
    if (thrown instanceof Error && !('statusCode' in thrown)) Object.assign(thrown, { statusCode: 400 });
    throw thrown;
  }
}

/** The person who acts. Routes that ask for `design`, `approve` or `release` always have one. */
export function actorOf({ caller }: FastifyRequest): UserId {
  if (caller?.user) return caller.user.id;
  throw new ZerkaloError('NO_PERSON', 'an act needs a person', 'Ask for a scope that local access does not open.');
}

export function mayDesign({ caller }: FastifyRequest): boolean {
  return caller?.scopes.includes('design') === true;
}

export function sendPage(reply: FastifyReply, markup: string, rehearsal: boolean): FastifyReply {
  markRehearsal(reply, [{ rehearsal }]);
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(markup);
}

/** The answer to a form is an address, so that reloading the page sends nothing again. */
export function sendTo(reply: FastifyReply, path: string, language: string, done?: string): FastifyReply {
  const query = new URLSearchParams({ lang: language, ...(done === undefined ? {} : { done }) });
  return reply.redirect(`${path}${path.includes('?') ? '&' : '?'}${query}`, 303);
}

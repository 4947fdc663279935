import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { ApiDeps } from '../../api/api.ts';
import { langQuery } from '../request-language.ts';

const dones = ['role', 'disabled', 'enabled', 'ended', 'revoked', 'suppressed'] as const;
const refusals = ['last_owner', 'unchanged', 'disabled', 'yourself'] as const;

/** What the form before did or why it was refused, in the address of the page that follows it. */
export const toldQuery = Type.Object({
  ...langQuery,
  done: Type.Optional(Type.Enum([...dones])),
  refused: Type.Optional(Type.Enum([...refusals])),
});

/** Who acts, as the audit log names him. */
export function actorOf({ caller }: FastifyRequest): string {
  return caller?.session?.email ?? caller?.user?.id ?? 'unknown';
}

/** The address of a one-time link: under the public one, else the one this request came to. */
export function linkTo({ config }: ApiDeps, request: FastifyRequest, secret: string): string {
  return `${config.publicUrl ?? `${request.protocol}://${request.host}`}/welcome?link=${secret}`;
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiDeps } from '../api/api.ts';
import { cookie, cookieValue } from '../api/auth/session-cookie.ts';
import { isSecure } from '../api/auth/sessions.ts';
import { fieldTime } from '../platform/clock/field-clock.ts';
import type { Session } from '../releases/benchmark/store/sessions.ts';
import { sessionOf } from '../releases/benchmark/studio-session.ts';
import { inLanguage } from './pages/layout.ts';
import type { StudioFrame } from './pages/studio-frame.ts';
import { languageOf } from './request-language.ts';

/** Cookies of studios beside those of users: a session, and a proof under way. Neither opens anything of the other. */
const NAMES = {
  session: { https: '__Host-zerkalo-studio', http: 'zerkalo-studio' },
  proof: { https: '__Host-zerkalo-proof', http: 'zerkalo-proof' },
} as const;
type CookieName = keyof typeof NAMES;
const SECONDS: Readonly<Record<CookieName, number>> = { session: 30 * 86_400, proof: 7 * 86_400 };

function nameOf(deps: ApiDeps, kind: CookieName): string {
  return NAMES[kind][isSecure(deps) ? 'https' : 'http'];
}

export function secretOf(deps: ApiDeps, request: FastifyRequest, kind: CookieName): string | null {
  return cookieValue(request.headers.cookie, nameOf(deps, kind));
}

/** Keeps a secret in the browser; null makes the browser forget it. */
export function keep(deps: ApiDeps, reply: FastifyReply, kind: CookieName, secret: string | null): void {
  const value = cookie(nameOf(deps, kind), secret ?? '', isSecure(deps));
  reply.header('set-cookie', `${value}; Max-Age=${secret === null ? 0 : SECONDS[kind]}`);
}

/** The studio that asks; null when nobody proved anything in this browser. */
export async function studioOf(deps: ApiDeps, request: FastifyRequest): Promise<Session | null> {
  const secret = secretOf(deps, request, 'session');
  return secret === null ? null : sessionOf(deps.db, secret);
}

export async function frameOf({ db }: ApiDeps, request: FastifyRequest, path: string): Promise<StudioFrame> {
  const { mode } = await fieldTime(db);
  return { language: languageOf(request), path, rehearsal: mode === 'rehearsal' };
}

/** A page for one pair of eyes: kept by no cache, named to no other site, found by no search engine. */
export function send(reply: FastifyReply, markup: string, status: 200 | 400 = 200): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .header('referrer-policy', 'no-referrer')
    .send(markup);
}

/** The answer to a form is an address, so that reloading the page sends nothing again. */
export function goTo(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(inLanguage(path, languageOf(request)), 303);
}

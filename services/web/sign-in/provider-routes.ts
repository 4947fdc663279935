import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { ownPath } from '../../api/auth/own-path.ts';
import { admit } from '../../api/auth/provider/admit-claims.ts';
import { type ProviderClient, providerClient } from '../../api/auth/provider/provider-client.ts';
import type { ProviderSettings } from '../../api/auth/provider/provider-file.ts';
import { link, personBy } from '../../api/auth/provider/provider-person.ts';
import { cookie, cookieValue } from '../../api/auth/session-cookie.ts';
import { isSecure, openSession, sessionOf } from '../../api/auth/sessions.ts';
import { recordAct } from '../../design/campaigns/store.ts';
import { insertProviderRequest, takeProviderRequest } from '../../design/people/store/identities.ts';
import { newSecret, type UserId } from '../../platform/ids.ts';
import { langQuery, languageOf } from '../request-language.ts';
import type { SignInWords } from '../words/sign-in-words.ts';
import { GUESSES } from './guess-rate.ts';

const CALLBACK = '/sign-in/provider/callback';
const TRIP_COOKIE = { https: '__Host-zerkalo-trip', http: 'zerkalo-trip' } as const;
const config = { rateLimit: GUESSES };
const hide = true;
const beginQuery = Type.Object({ ...langQuery, next: Type.Optional(Type.String({ maxLength: 1000 })) });
/** Whatever the provider sends back; its client reads it from the address. */
const answerQuery = Type.Object(
  { state: Type.Optional(Type.String({ maxLength: 200 })) },
  { additionalProperties: Type.String({ maxLength: 4000 }), maxProperties: 20 },
);

/** Signing in with an OpenID provider: out with state, nonce and PKCE, and back by the same browser. */
export function providerRoutes(app: Api, deps: ApiDeps): void {
  const { provider } = deps;
  if (provider === undefined) return;
  const client = providerClient(provider);
  app.get('/sign-in/provider', { config, schema: { hide, querystring: beginQuery } }, async (request, reply) => {
    // A page of another site could else open a session that its reader never asked for, by a provider that asks nothing.
    if (request.headers['sec-fetch-site'] === 'cross-site') return reply.redirect('/sign-in', 303);
    const address = await beginTrip(deps, client, request, reply, { next: ownPath(request.query.next), linking: null });
    return address === null ? refuse(reply, 'away') : reply.redirect(address, 303);
  });
  app.get(CALLBACK, { config, schema: { hide, querystring: answerQuery } }, async (request, reply) =>
    finishTrip(deps, provider, client, request, reply),
  );
}

/** Where to send the browser; null when the provider does not answer. */
export async function beginTrip(
  deps: ApiDeps,
  client: ProviderClient,
  request: FastifyRequest,
  reply: FastifyReply,
  { next, linking }: { next: string; linking: UserId | null },
): Promise<string | null> {
  const trip = await client.begin(callbackOf(deps, request)).catch((err: unknown) => {
    request.log.warn({ err }, 'provider.away');
    return null;
  });
  if (trip === null) return null;
  const browser = newSecret();
  await insertProviderRequest(deps.db, {
    stateSha256: sha256(trip.state),
    browserSha256: sha256(browser),
    nonce: trip.nonce,
    codeVerifier: trip.codeVerifier,
    nextPath: next,
    linkingUserId: linking,
  });
  reply.header('set-cookie', cookie(tripCookie(deps), browser, isSecure(deps)));
  return trip.address;
}

async function finishTrip(
  deps: ApiDeps,
  provider: ProviderSettings,
  client: ProviderClient,
  request: FastifyRequest<{ Querystring: { state?: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { db } = deps;
  const { state } = request.query;
  const browser = cookieValue(request.headers.cookie, tripCookie(deps));
  if (state === undefined || browser === null) return refuse(reply, 'failed');
  const trip = await takeProviderRequest(db, sha256(state), sha256(browser));
  if (trip === null) return refuse(reply, 'failed');
  const answer = new URL(request.url, callbackOf(deps, request));
  const claims = await client.finish(answer, { ...trip, state }).catch((err: unknown) => {
    // Its message names the check that failed; tokens are not in it.
    request.log.warn({ code: Reflect.get(Object(err), 'code'), why: String(err).slice(0, 200) }, 'provider.refused');
    return null;
  });
  if (claims === null) return failed(deps, request, reply, 'failed');
  const admitted = admit(claims, provider);
  if (admitted.kind === 'refused') return failed(deps, request, reply, admitted.why);
  if (trip.linkingUserId !== null)
    return linkOwn(deps, provider, request, reply, { ...admitted, userId: trip.linkingUserId });
  const found = await personBy(db, admitted, provider);
  if (found.kind === 'refused') return failed(deps, request, reply, found.why);
  const { userId, codeDue } = found;
  await openSession(deps, request, reply, { userId, state: codeDue ? 'code_due' : 'open', openedBy: 'provider' });
  const next = trip.nextPath;
  if (codeDue) return reply.redirect(`/sign-in/code?${new URLSearchParams({ next })}`, 303);
  await recordAct(db, {
    actor: userId,
    action: 'sign_in.done',
    subject: userId,
    detail: { by: 'provider', address: request.ip },
  });
  return reply.redirect(next === '/' ? '/account' : next, 303);
}

/** Only for the person who asked for it, still signed in in the same browser. */
async function linkOwn(
  deps: ApiDeps,
  { issuer }: ProviderSettings,
  request: FastifyRequest,
  reply: FastifyReply,
  { subject, userId }: { subject: string; userId: UserId },
): Promise<FastifyReply> {
  const session = await sessionOf(deps, request);
  if (session?.state !== 'open' || session.userId !== userId) return failed(deps, request, reply, 'failed');
  await link(deps.db, { issuer, subject }, userId, session.email);
  return reply.redirect(`/account?lang=${languageOf(request)}&done=linked`, 303);
}

async function failed(
  { db }: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  why: keyof SignInWords['providerReasons'],
): Promise<FastifyReply> {
  const detail = { of: 'provider', why, address: request.ip };
  await recordAct(db, { actor: 'unknown', action: 'sign_in.failed', subject: 'unknown', detail });
  return refuse(reply, why);
}

function refuse(reply: FastifyReply, why: keyof SignInWords['providerReasons']): FastifyReply {
  return reply.redirect(`/sign-in?provider=${why}`, 303);
}

/** The address that is registered with the provider. */
function callbackOf({ config: { publicUrl } }: ApiDeps, request: FastifyRequest): string {
  return `${publicUrl ?? `${request.protocol}://${request.host}`}${CALLBACK}`;
}

function tripCookie(deps: ApiDeps): string {
  return isSecure(deps) ? TRIP_COOKIE.https : TRIP_COOKIE.http;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

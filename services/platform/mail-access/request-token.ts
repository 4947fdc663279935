import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { messageOf } from '../errors.ts';

export type TokenRequest = {
  tokenUrl: string;
  clientId: string;
  /** Null for a public client. */
  clientSecret: string | null;
  refreshToken: string;
  /** Null leaves the scope as it was granted. */
  scope: string | null;
};

export type TokenGrant =
  | { kind: 'granted'; accessToken: string; livesMs: number; refreshToken: string | null }
  /** `error` is a code of RFC 6749 5.2. */
  | { kind: 'refused'; error: string; detail: string }
  | { kind: 'unavailable'; detail: string };

const Granted = Type.Object({
  access_token: Type.String({ minLength: 1, maxLength: 20_000 }),
  expires_in: Type.Optional(Type.Union([Type.Number(), Type.String({ pattern: '^[0-9]+$' })])),
  refresh_token: Type.Optional(Type.String({ minLength: 1, maxLength: 20_000 })),
});
const Refused = Type.Object({ error: Type.String(), error_description: Type.Optional(Type.String()) });

const timeoutMs = 30_000;
const answerBytes = 100_000;
/** RFC 6749 5.1 lets a server be silent about it; an hour is what most give. */
const silentLifeSeconds = 3_600;

/** Asks a token endpoint for a new access token by the refresh token (RFC 6749 6). Machine time; secrets never enter a message. */
export async function requestToken(request: TokenRequest): Promise<TokenGrant> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: request.refreshToken,
    client_id: request.clientId,
  });
  if (request.clientSecret !== null) form.set('client_secret', request.clientSecret);
  if (request.scope !== null) form.set('scope', request.scope);
  try {
    const answer = await fetch(request.tokenUrl, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: form,
      // A redirect would carry the refresh token to whoever it names.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return read(answer.status, await boundedText(answer));
  } catch (thrown) {
    return { kind: 'unavailable', detail: `the token server cannot be asked: ${messageOf(thrown)}` };
  }
}

function read(status: number, text: string): TokenGrant {
  const body = parsed(text);
  if (status === 200 && Value.Check(Granted, body)) {
    const { access_token, expires_in = silentLifeSeconds, refresh_token } = body;
    const livesMs = Math.max(1, Number(expires_in)) * 1_000;
    return { kind: 'granted', accessToken: access_token, livesMs, refreshToken: refresh_token ?? null };
  }
  // Some servers say "too many" or "later" with the status alone, others with a code: only what a person must settle is a refusal.
  if ((status === 400 || status === 401) && Value.Check(Refused, body) && body.error !== 'temporarily_unavailable') {
    return refusal(body);
  }
  return { kind: 'unavailable', detail: `the token server answered ${status}` };
}

function refusal({ error, error_description = '' }: Static<typeof Refused>): TokenGrant {
  const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').slice(0, 200);
  return { kind: 'refused', error: plain(error), detail: plain(error_description) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function boundedText(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.byteLength;
    if (bytes > answerBytes) throw new Error('its answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

export type TokenServer = {
  /** For the program: POST with grant_type=refresh_token. */
  tokenUrl: string;
  /** For Dovecot: POST with token=…. */
  introspectionUrl: string;
  /** A refresh token for a user; it rotates, and an old one is worth nothing. */
  authorise: (user: string, settings?: { livesSeconds?: number }) => string;
  /** Withdraws what a user ever allowed. */
  revoke: (user: string) => void;
  /** Ends all access tokens of a user at once; the refresh token stays good. */
  expire: (user: string) => void;
  /** Answers this status to every renewal from now on; undefined: works again. */
  ail: (status: number | undefined) => void;
  /** Renewals that were asked for, with their answers' status. */
  renewals: number[];
  introspections: () => number;
  isLive: (accessToken: string) => string | undefined;
  close: () => void;
};

type Grant = { user: string; livesSeconds: number };

/** An OAuth2 token server (RFC 6749 6) with introspection (RFC 7662) for tests: rotating refresh tokens, short lives, refusals. */
export async function startTokenServer(): Promise<TokenServer> {
  const refresh = new Map<string, Grant>();
  const access = new Map<string, { user: string; endsAt: number }>();
  const renewals: number[] = [];
  let ailing: number | undefined;
  let introspections = 0;
  const isLive = (token: string): string | undefined => {
    const known = access.get(token);
    return known !== undefined && known.endsAt > Date.now() ? known.user : undefined;
  };
  const renew = (form: URLSearchParams): [number, object] => {
    if (ailing !== undefined) return [ailing, {}];
    const grant = refresh.get(form.get('refresh_token') ?? '');
    if (form.get('client_id') !== 'client' || form.get('client_secret') !== 'client secret') {
      return [401, { error: 'invalid_client' }];
    }
    if (grant === undefined) return [400, { error: 'invalid_grant', error_description: 'Token has been revoked' }];
    refresh.delete(form.get('refresh_token') ?? '');
    const [next, token] = [secret(), secret()];
    refresh.set(next, grant);
    access.set(token, { user: grant.user, endsAt: Date.now() + grant.livesSeconds * 1_000 });
    return [200, { access_token: token, expires_in: grant.livesSeconds, token_type: 'Bearer', refresh_token: next }];
  };
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await bodyOf(request));
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/token') {
      const [status, body] = renew(form);
      renewals.push(status);
      return answer(status, body);
    }
    introspections += 1;
    const user = isLive(form.get('token') ?? '');
    answer(200, user === undefined ? { active: false } : { active: true, username: user, email: user });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const withdraw = (user: string): void => {
    for (const [token, known] of access) if (known.user === user) access.delete(token);
  };
  return {
    tokenUrl: `${base}/token`,
    introspectionUrl: `${base}/introspect`,
    authorise: (user, { livesSeconds = 3_600 } = {}) => {
      const token = secret();
      refresh.set(token, { user, livesSeconds });
      return token;
    },
    revoke: (user) => {
      withdraw(user);
      for (const [token, grant] of refresh) if (grant.user === user) refresh.delete(token);
    },
    expire: withdraw,
    ail: (status) => {
      ailing = status;
    },
    renewals,
    introspections: () => introspections,
    isLive,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

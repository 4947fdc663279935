import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

export type ProviderClaims = {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: string[];
};
export type RealProvider = {
  readonly issuer: string;
  /** What it says of an account from now on. */
  readonly say: (account: string, claims: ProviderClaims) => void;
  /** Signs an account in as a browser would, consents, and returns the address that it sends the browser back to. */
  readonly visit: (address: string, account: string) => Promise<string>;
  readonly close: () => void;
};

/** A certified OpenID provider on loopback, with the pages for developers that it brings along. */
export async function startProvider(redirectUri: string): Promise<RealProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const issuer = `http://127.0.0.1:${bound !== null && typeof bound !== 'string' ? bound.port : 0}`;
  const said = new Map<string, ProviderClaims>();
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'zerkalo', client_secret: 'a client secret', redirect_uris: [redirectUri] }],
    claims: { email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...said.get(id) }) }),
    cookies: { keys: ['keys of a test'] },
    pkce: { required: () => true },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    say: (account, claims) => said.set(account, claims),
    visit: (address, account) => visit(issuer, address, account),
    close: () => server.close(),
  };
}

async function visit(issuer: string, address: string, account: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = address;
  for (let steps = 0; steps < 12; steps++) {
    if (!at.startsWith(issuer)) return at;
    const path = new URL(at).pathname;
    let answer = await ask(at, jar);
    if (path.startsWith('/interaction/') && answer.status === 200) {
      const prompt = /name="prompt" value="(\w+)"/u.exec(await answer.text())?.[1] ?? '';
      answer = await ask(at, jar, new URLSearchParams({ prompt, login: account, password: 'any' }));
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider answered ${answer.status} at ${path}`);
    at = new URL(next, at).href;
  }
  throw new Error('the provider led round in circles');
}

async function ask(at: string, jar: Map<string, string>, form?: URLSearchParams): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(at, {
    redirect: 'manual',
    headers: { cookie },
    ...(form === undefined ? {} : { method: 'POST', body: form }),
  });
  for (const set of answer.headers.getSetCookie()) {
    const [pair = ''] = set.split(';');
    const at = pair.indexOf('=');
    if (/expires=Thu, 01 Jan 1970/iu.test(set)) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return answer;
}

import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

type Json = Record<string, unknown>;
export type CrookedProvider = {
  readonly issuer: string;
  /** What is wrong with the next token: claims over the right ones (undefined takes one away), or a foreign key. */
  readonly spoil: (claims: Json, key?: 'foreign') => void;
  /** The nonce that the browser brought, as a provider learns it at the authorisation. */
  readonly hear: (address: string) => { readonly state: string };
  readonly close: () => void;
};

/** An OpenID provider whose tokens are wrong in one way that is asked for; everything else of it is right. */
export async function startCrookedProvider(): Promise<CrookedProvider> {
  const [own, foreign] = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ];
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const issuer = `http://127.0.0.1:${bound !== null && typeof bound !== 'string' ? bound.port : 0}`;
  let spoilt: Json = {};
  let key = own;
  let nonce = '';
  const idToken = (): string => {
    const now = Math.floor(Date.now() / 1000);
    const right = { iss: issuer, sub: 'crook', aud: 'zerkalo', iat: now, exp: now + 300, nonce };
    const part = (of: Json): string => Buffer.from(JSON.stringify(of)).toString('base64url');
    const signed = `${part({ alg: 'RS256', kid: 'one' })}.${part({ ...right, ...spoilt })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key.privateKey, 'base64url')}`;
  };
  const answers: Record<string, () => Json> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorise`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/keys': () => ({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }),
    '/token': () => ({ access_token: 'any', token_type: 'bearer', expires_in: 60, id_token: idToken() }),
  };
  server.on('request', (request, response) => {
    const answer = answers[request.url ?? ''];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer?.() ?? {}));
  });
  return {
    issuer,
    spoil: (claims, from) => {
      spoilt = claims;
      key = from === 'foreign' ? foreign : own;
    },
    hear: (address) => {
      const asked = new URL(address).searchParams;
      nonce = asked.get('nonce') ?? '';
      return { state: asked.get('state') ?? '' };
    },
    close: () => server.close(),
  };
}

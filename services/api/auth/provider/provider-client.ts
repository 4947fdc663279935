import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import { newSecret } from '../../../platform/ids.ts';
import type { Claims } from './admit-claims.ts';
import { isLoopback, type ProviderSettings } from './provider-file.ts';

const TIMEOUT_SECONDS = 10;

/** A round trip to the provider: where the browser is sent, and what its answer is checked against. */
export type Trip = {
  readonly address: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
};
export type ProviderClient = {
  readonly begin: (redirectUri: string) => Promise<Trip>;
  /** What the provider says of the person. Throws when anything of its answer does not fit the trip. */
  readonly finish: (answer: URL, trip: Omit<Trip, 'address'>) => Promise<Claims>;
};

/**
 * Authorisation code with PKCE, state and nonce (OpenID Connect Core 1.0; RFC 7636; RFC 9700). The provider is the operator's own
 * choice: its requests go straight there, not by the way out that leads to studios. Its metadata are read at the first use.
 */
export function providerClient(settings: ProviderSettings): ProviderClient {
  let known: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    known ??= discover(settings).catch((thrown) => {
      // Away now, perhaps there at the next try.
      known = undefined;
      throw thrown;
    });
    return known;
  };
  return {
    begin: async (redirectUri) => {
      const [state, nonce, codeVerifier] = [newSecret(), randomNonce(), randomPKCECodeVerifier()];
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scope,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { address: address.href, state, nonce, codeVerifier };
    },
    finish: async (answer, { state, nonce, codeVerifier }) => {
      const client = await configuration();
      const tokens = await authorizationCodeGrant(client, answer, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('the provider gave no ID token');
      if (client.serverMetadata().userinfo_endpoint === undefined) return claims;
      // Many providers keep addresses and groups out of the token; the subject must be the same.
      return { ...(await fetchUserInfo(client, tokens.access_token, claims.sub)), ...claims };
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  return discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: TIMEOUT_SECONDS,
    // Signatures are checked although the token comes straight from the provider: a proxy may stand between.
    execute: [enableNonRepudiationChecks, ...(isLoopback(issuer) ? [allowInsecureRequests] : [])],
  });
}

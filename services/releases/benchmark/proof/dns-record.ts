import { Resolver } from 'node:dns/promises';
import { holdsToken, recordName } from './proof-token.ts';

/** `servers` instead of those of the system, as address:port. */
export type DnsDeps = { readonly servers?: readonly string[] };

const TRY_MS = 2_000;
const TOTAL_MS = 6_000;
const MOST_RECORDS = 50;
const LONGEST = 512;

/**
 * Whether the domain publishes the token as a TXT record. A record's strings count as one (RFC 7208, 3.3). One question with bounded
 * tries, time and answer; a name that does not answer in time publishes nothing.
 */
export async function publishedInDns(domain: string, token: string, { servers }: DnsDeps): Promise<boolean> {
  const resolver = new Resolver({ timeout: TRY_MS, tries: 2 });
  if (servers !== undefined) resolver.setServers([...servers]);
  const late = setTimeout(() => resolver.cancel(), TOTAL_MS);
  try {
    const records = await resolver.resolveTxt(recordName(domain));
    const lines = records.slice(0, MOST_RECORDS).map((strings) => strings.join('').slice(0, LONGEST));
    return holdsToken(lines, token);
  } catch {
    return false;
  } finally {
    clearTimeout(late);
  }
}

import type { BrowserContext, Page, Response } from 'playwright';
import robots from 'robots-parser';
import { getDomain } from 'tldts';
import type { NotSentReason } from '../attempts/outcome.ts';
import { isInterstitial } from './read/interstitial.ts';

/** How a visit to an address of the studio ended. */
export type Visit = { kind: 'open'; page: Page } | { kind: 'closed'; reason: NotSentReason; why: string };

const openTimeoutMs = 20_000;
const settleTimeoutMs = 4_000;
const robotsTimeoutMs = 8_000;
/** Set by our own way out when it could not or would not reach the site: then the answer is not the site's. */
export const byOurProxy = 'x-egress-refused';
/** The name under which a site may address us in robots.txt (RFC 9309). */
const robotName = 'ZerkaloAudit';

/** The package's types describe its default export one level too deep: the import is the function itself. */
const robotsParser = robots as unknown as typeof robots.default;

/** Opens an address and waits until its scripts have settled. Anything but a readable page of the same studio is a reason. */
export async function visit(page: Page, address: string): Promise<Visit> {
  let response: Response | null;
  try {
    response = await page.goto(address, { waitUntil: 'domcontentloaded', timeout: openTimeoutMs });
  } catch (thrown) {
    const why = String((thrown as Error).message).split('\n')[0] ?? '';
    return { kind: 'closed', reason: /ERR_(CERT|SSL|BAD_SSL)/.test(why) ? 'tls_error' : 'unreachable', why };
  }
  await page.waitForLoadState('networkidle', { timeout: settleTimeoutMs }).catch(() => undefined);
  const status = response?.status() ?? 0;
  const refused = response?.headers()[byOurProxy];
  if (refused !== undefined) return { kind: 'closed', reason: 'unreachable', why: refused };
  if (siteOf(page.url()) !== siteOf(address)) {
    return { kind: 'closed', reason: 'redirected_elsewhere', why: new URL(page.url()).hostname };
  }
  if (status >= 400 && (await isChallenge(page, response))) {
    return { kind: 'closed', reason: 'interstitial', why: `status ${status}, a page that checks the browser` };
  }
  if (status === 403 || status === 429) return { kind: 'closed', reason: 'blocked_403', why: `status ${status}` };
  if (status >= 400) return { kind: 'closed', reason: 'unreachable', why: `status ${status}` };
  return { kind: 'open', page };
}

/** Walls answer 403 or 503 as broken sites do; their header or title tells them apart. */
async function isChallenge(page: Page, response: Response | null): Promise<boolean> {
  if (response?.headers()['cf-mitigated'] === 'challenge') return true;
  return isInterstitial(await page.title().catch(() => ''));
}

/** Registrable domain of an address: pages of one studio share it. */
export function siteOf(address: string): string {
  const host = URL.parse(address)?.hostname ?? '';
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

export type RobotsRule = (address: string) => boolean;
export type Robots = { allowed: RobotsRule; sitemaps: string[] };

const open: Robots = { allowed: () => true, sitemaps: [] };

/** Reads robots.txt once. No file allows everything, and without an
 * answer there is nothing to forbid, the visit itself will fail; a server that refuses it with 5xx forbids all (RFC 9309 2.3.1.4). */
export async function readRobots(context: BrowserContext, home: string): Promise<Robots> {
  const address = new URL('/robots.txt', home).href;
  try {
    const answer = await context.request.get(address, {
      timeout: robotsTimeoutMs,
      maxRedirects: 5,
      failOnStatusCode: false,
    });
    if (answer.headers()[byOurProxy] !== undefined) return open;
    if (answer.status() >= 500) return { allowed: () => false, sitemaps: [] };
    if (answer.status() >= 400) return open;
    const rules = robotsParser(address, (await answer.text()).slice(0, 500_000));
    return { allowed: (page) => rules.isAllowed(page, robotName) !== false, sitemaps: rules.getSitemaps() };
  } catch {
    return open;
  }
}

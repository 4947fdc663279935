import type { Browser, BrowserContext, CDPSession } from 'playwright';

/** A request the browser is about to make, by whatever road: a route does not show downloads, nor what a page posts at its end. */
export type WantedRequest = {
  method: string;
  address: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer | null;
};

/** What a gate says of a request of any context: it carries data that must not leave yet; it is one it let go; it knows nothing of it. */
export type Judge = {
  says: (wanted: WantedRequest) => 'stay' | 'mine' | 'unknown';
  stayed: (wanted: WantedRequest) => void;
};

type Lock = { judges: Set<Judge> };
const locks = new WeakMap<Browser, Promise<Lock>>();

/** Kinds by which data can leave unseen by a route; pictures, styles and scripts are shown there without fail. */
const kinds = ['Document', 'Ping', 'Fetch', 'XHR', 'Other'] as const;

/**
 * Second lock behind the routes: every request of these kinds of any context of this browser is shown to every judge before it
 * leaves, with the cookies it will carry. It stays when one of them keeps it and none let it go: two inquiries may share a
 * telephone number and words of their letters. Returns how to take the judge away again.
 */
export async function lockRequests(context: BrowserContext, judge: Judge): Promise<() => void> {
  const browser = context.browser();
  if (browser === null) throw new Error('a context without its browser cannot be guarded');
  const opening = locks.get(browser) ?? openLock(browser);
  locks.set(browser, opening);
  const { judges } = await opening;
  judges.add(judge);
  return () => void judges.delete(judge);
}

async function openLock(browser: Browser): Promise<Lock> {
  const lock: Lock = { judges: new Set() };
  const session: CDPSession = await browser.newBrowserCDPSession();
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const { method, url: address, headers, postData } = request;
    const wanted = { method, address, headers, body: postData === undefined ? null : Buffer.from(postData) };
    const said = [...lock.judges].map((judge) => ({ judge, word: judge.says(wanted) }));
    const keepers = said.some(({ word }) => word === 'mine') ? [] : said.filter(({ word }) => word === 'stay');
    for (const { judge } of keepers) judge.stayed(wanted);
    const word =
      keepers.length > 0
        ? session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
        : session.send('Fetch.continueRequest', { requestId });
    // A request whose page is gone needs no word.
    word.catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: kinds.map((resourceType) => ({ urlPattern: '*', resourceType })) });
  return lock;
}

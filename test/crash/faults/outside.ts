import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { closed, listenAnywhere } from '../../city/listen.ts';
import { sitesServer } from '../../city/sites/server.ts';
import { dealStudios } from '../../city/studios.ts';
import { bulkAppend } from '../../support/bulk-append.ts';
import { type Dovecot, startDovecot } from '../../support/dovecot.ts';
import { practiceMails } from '../inbox/practice-mails.ts';
import { startPracticeExchanger } from '../smtp/practice-exchanger.ts';

/** Ways a form is sent: by the browser itself, by fetch, by XMLHttpRequest. */
const ways = ['plain-native', 'spa-fetch', 'tilda'] as const;
/** A mail server thinks a moment about each recipient and each letter, so that some are always on their way. */
const mailThinksMs = 250;

/** What lies outside the service, and the ledgers it keeps for itself. */
export type Outside = {
  /** Domains of studios that nobody has been told of yet. */
  nextDomain: () => string;
  egressMap: string;
  smtpPort: number;
  dovecot: Dovecot;
  /** Whose letter has this alias as its sender. */
  know: (alias: string, domain: string) => void;
  /** How often the studio got something, by its form or by mail. */
  received: (domain: string) => number;
  /** Puts so many mails into the personas' mailbox. */
  deliver: (mails: number) => Promise<void>;
  /** SHA-256 of every mail that the mailbox has confirmed. */
  delivered: ReadonlySet<string>;
  close: () => Promise<void>;
};

export async function openOutside(seed: string, studios: number): Promise<Outside> {
  const kinds = Array.from({ length: studios }, (_, at) => ways[at % ways.length] ?? 'plain-native');
  const cards = dealStudios({ seed, studios, zone: 'test', kinds });
  const accepted = new Map<string, number>();
  const sites = sitesServer(cards, ({ domain }) => ({
    accept: () => accepted.set(domain, (accepted.get(domain) ?? 0) + 1),
    refuse: () => undefined,
    trip: () => undefined,
  }));
  const sitesPort = await listenAnywhere(sites);
  const exchanger = await startPracticeExchanger((point) =>
    point === 'rcpt' || point === 'dot' ? sleep(mailThinksMs) : undefined,
  );
  const dovecot = await startDovecot({ users: [{ name: 'anna', password: 'secret' }] });
  const aliases = new Map<string, string>();
  const delivered = new Set<string>();
  const mails = practiceMails(Number.MAX_SAFE_INTEGER);
  const domains = cards.map(({ domain }) => domain);
  return {
    nextDomain: () => domains.shift() ?? fail('no studio is left'),
    egressMap: `*.test=127.0.0.1:${sitesPort}`,
    smtpPort: exchanger.port,
    dovecot,
    know: (alias, domain) => aliases.set(domain, alias),
    received: (domain) => (accepted.get(domain) ?? 0) + (exchanger.copies.get(aliases.get(domain) ?? '')?.length ?? 0),
    deliver: async (count) => {
      const target = { host: '127.0.0.1', port: dovecot.imapPort, user: 'anna', password: 'secret' };
      const some = Array.from({ length: count }, () => mails.next().value ?? fail('no mail is left'));
      await bulkAppend(target, 'INBOX', some, (mail) => delivered.add(sha256Of(mail)));
    },
    delivered,
    close: async () => {
      sites.closeAllConnections();
      await Promise.all([closed(sites), exchanger.close(), dovecot.stop()]);
    },
  };
}

function sha256Of(mail: Buffer): string {
  return createHash('sha256').update(mail).digest('hex');
}

function fail(words: string): never {
  throw new Error(`faults: ${words}`);
}

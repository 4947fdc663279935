import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDovecot } from '../support/dovecot.ts';
import { openAgenda } from './agenda.ts';
import { formArrival, mailArrival } from './arrivals.ts';
import { isoOf } from './calendar.ts';
import { openCdr } from './calls/cdr.ts';
import { openCollection } from './calls/collection.ts';
import { controlServer } from './control.ts';
import { type FieldClock, openFieldClock } from './field-clock.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { closed, listenAnywhere } from './listen.ts';
import { mailExchanger } from './mail/exchanger.ts';
import { mailUsersOf, openPostOffice, type PostOffice } from './mail/post-office.ts';
import { openShopperMailbox } from './mail/shopper-mailbox.ts';
import { openStudioMailboxes } from './mail/studio-mailboxes.ts';
import { writeRankings } from './rankings.ts';
import { dealReplayStudios } from './replay/deal-studios.ts';
import { writeReplayRankings } from './replay/rankings.ts';
import { makeSecrets } from './secrets.ts';
import { issueCertificates, type Trust } from './sites/certificates.ts';
import { needsTls, secureHosts } from './sites/secure-hosts.ts';
import { secureSitesServer, sitesServer } from './sites/server.ts';
import type { Desk, SiteRequest } from './sites/site-kind.ts';
import type { Studio } from './studio.ts';
import { dealStudios } from './studios.ts';
import { openTown, type Town } from './town.ts';
import { truthOf } from './truth.ts';

export type CityOptions = {
  folder: string;
  studios: number;
  seed: string;
  startAt: number;
  /**
   * Domain under which all studios live. Directly under a top level, as real ones do: below a common domain of their own
   * all of them would be one studio to whoever compares registrable domains.
   */
  zone: string;
  /** Kinds of sites to build, in turn; empty: dealt by the seed. */
  kinds: readonly string[];
  /** Deals the counts of the experiment of 2014 instead of a field with a bit of everything. */
  replay: boolean;
  /** Somebody takes calls out of the exchange's log; time waits for it. */
  collector: boolean;
};

/** What others need to know to use the city; printed when it is ready and written to city.json. */
export type CityCard = {
  controlUrl: string;
  httpPort: number;
  /** The city's own authority for sites over TLS; null when there are none. */
  trust: Trust | null;
  egressMap: string;
  smtp: { host: string; port: number; secure: false; user: string; passwordFile: string };
  imap: { host: string; port: number; secure: false; user: string; passwordFile: string };
  mailDomain: string;
  rankings: string[];
  /** The exchange's log of calls (Asterisk Master.csv), growing, and the zone of its times. */
  cdr: string;
  cdrTimeZone: 'Europe/Moscow';
  startAt: string;
};

export type City = { card: CityCard; stop: () => Promise<void> };

const MAIL_DOMAIN = 'shopper.test';

/** Builds the city and opens it: sites, mail, control. Everything listens on free ports of 127.0.0.1 only. */
export async function startCity(options: CityOptions): Promise<City> {
  await mkdir(options.folder, { recursive: true });
  const studios = options.replay ? dealReplayStudios(options) : dealStudios(options);
  const ledger = openLedger(join(options.folder, 'ledger.jsonl'));
  for (const studio of studios) ledger.write({ type: 'studio', ...truthOf(studio) });
  const secrets = await makeSecrets(options.folder);
  const agenda = openAgenda();
  const clock = openFieldClock(options.startAt, agenda);

  const dovecot = await startDovecot({
    users: [{ name: 'shopper', password: secrets.imap }, ...mailUsersOf(studios, secrets.studios)],
  });
  const mailbox = await openShopperMailbox({
    host: dovecot.host,
    port: dovecot.imapPort,
    user: 'shopper',
    password: secrets.imap,
  });
  const studioMailboxes = openStudioMailboxes(dovecot.host, dovecot.lmtpPort);
  const cdr = openCdr(join(options.folder, 'Master.csv'));
  const wrongNumbers = options.replay ? 2 : 0;
  const parts = { seed: options.seed, ledger, agenda, clock, mailbox, cdr };
  const town = openTown({ ...parts, mailDomain: MAIL_DOMAIN, wrongNumbers });
  const postOffice = openPostOffice({ studios, mailDomain: MAIL_DOMAIN, mailbox, studioMailboxes, now: clock.now });
  const exchanger = exchangerOf(postOffice, town, ledger, clock, secrets.smtp);
  const deskFor = (studio: Studio, request: SiteRequest): Desk => deskOf(town, studio, request);
  const sites = sitesServer(studios, deskFor);
  const hosts = secureHosts(studios);
  const issued = needsTls(hosts) ? await issueCertificates(join(options.folder, 'tls'), hosts) : null;
  const secure = issued === null ? null : secureSitesServer(issued.server, studios, deskFor);
  const open = [sites, ...(secure === null ? [] : [secure])];

  const stop = once(async () => {
    for (const server of [...open, control]) server.closeAllConnections();
    await Promise.all([...[...open, control].map(closed), new Promise<void>((done) => exchanger.close(() => done()))]);
    await mailbox.close();
    studioMailboxes.close();
    await dovecot.stop();
    ledger.close();
  });
  const collection = openCollection(options.collector, () => ledger.view().calls.length);
  const control = controlServer({ clock, nextDueAt: agenda.nextDueAt, ledger, collection, stop: () => void stop() });

  const httpPort = await listenAnywhere(sites);
  const tlsPort = secure === null ? null : await listenAnywhere(secure);
  const card: CityCard = {
    controlUrl: `http://127.0.0.1:${await listenAnywhere(control)}`,
    httpPort,
    trust: issued?.trust ?? null,
    egressMap: egressMap({ studios, zone: options.zone, httpPort, tlsPort, hosts: Object.values(hosts).flat() }),
    smtp: {
      host: '127.0.0.1',
      port: await listenAnywhere(exchanger.server),
      secure: false,
      user: 'operator',
      passwordFile: secrets.smtpFile,
    },
    imap: {
      host: dovecot.host,
      port: dovecot.imapPort,
      secure: false,
      user: 'shopper',
      passwordFile: secrets.imapFile,
    },
    mailDomain: MAIL_DOMAIN,
    rankings: options.replay
      ? await writeReplayRankings(options.folder, studios, options.seed)
      : await writeRankings(options.folder, studios),
    cdr: cdr.path,
    cdrTimeZone: 'Europe/Moscow',
    startAt: isoOf(clock.now()),
  };
  await writeFile(join(options.folder, 'city.json'), `${JSON.stringify(card)}\n`);
  return { card, stop };
}

type Ways = {
  studios: readonly Studio[];
  zone: string;
  httpPort: number;
  tlsPort: number | null;
  hosts: readonly string[];
};

/** Sites that are down are sent to a port on which nothing listens; those over TLS share one, all others another. First match counts. */
function egressMap({ studios, zone, httpPort, tlsPort, hosts }: Ways): string {
  const down = studios.filter(({ kind }) => kind.unreachable === true).map(({ domain }) => `${domain}=127.0.0.1:1`);
  const secure = tlsPort === null ? [] : hosts.map((host) => `${host}=127.0.0.1:${tlsPort}`);
  return [...down, ...secure, `*.${zone}=127.0.0.1:${httpPort}`].join(',');
}

/** What a site tells of one request, put into the town's terms. */
function deskOf(town: Town, studio: Studio, request: SiteRequest): Desk {
  return {
    accept: (posted, tripwires) =>
      town.receive(studio, formArrival(studio, posted, request.fields, 'accepted', tripwires)),
    refuse: (posted, tripwires) =>
      town.receive(studio, formArrival(studio, posted, request.fields, 'rejected', tripwires)),
    trip: (tripwire, detail) => town.trip(studio, tripwire, detail),
  };
}

/** A mail to several people of one studio is one contact for each of them: so would they see it. */
function exchangerOf(postOffice: PostOffice, town: Town, ledger: Ledger, clock: FieldClock, password: string) {
  return mailExchanger({
    user: 'operator',
    password,
    judge: postOffice.judge,
    deliver: postOffice.deliver,
    delivered: (to, mail) => {
      for (const recipient of to) {
        const studio = postOffice.studioAt(recipient);
        if (studio !== undefined) town.receive(studio, mailArrival(recipient, mail));
      }
    },
    log: (entry) => {
      const id = `x${String(ledger.view().exchanges.length + 1).padStart(4, '0')}`;
      ledger.write({ type: 'exchange', id, at: isoOf(clock.now()), ...entry });
    },
  });
}

/** Several may ask the city to stop (signal, control, caller); it stops once, and all wait for the same end. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

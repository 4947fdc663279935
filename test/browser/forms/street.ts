import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser } from 'playwright';
import { launchBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { type FormRun, type FormRunDeps, runForm } from '../../../services/field/forms/playwright-form-run.ts';
import type { FormPersona } from '../../../services/field/forms/read/persona-values.ts';
import { parseEgressMap } from '../../../services/platform/egress/egress-map.ts';
import { type EgressProxy, startEgressProxy } from '../../../services/platform/egress/egress-proxy.ts';
import { closed, listenAnywhere } from '../../city/listen.ts';
import { issueCertificates } from '../../city/sites/certificates.ts';
import { needsTls, secureHosts } from '../../city/sites/secure-hosts.ts';
import { type DeskFor, secureSitesServer, sitesServer } from '../../city/sites/server.ts';
import type { Studio } from '../../city/studio.ts';
import { dealStudios } from '../../city/studios.ts';
import { trustingBrowser } from '../../support/trusting-browser.ts';

/** What one studio's site saw: the inquiries it took and refused, and everything that must not happen. */
export type Seen = { accepted: number; refused: number; tripwires: string[] };

/** A request as it arrived, before anybody looked into it. */
export type Arrival = { method: string; head: string; bytes: number };

/** Sites of the practice city without its mail: a browser, the way out, and one studio of each wanted kind. */
export type Street = {
  browser: Browser;
  proxy: EgressProxy;
  /** A way out like the proxy, for one visit. */
  openWay: () => Promise<EgressProxy>;
  studios: readonly Studio[];
  seen: (domain: string) => Seen;
  /** Every request that arrived at any site. */
  arrivals: readonly Arrival[];
  run: (domain: string, language: string, wishes?: Partial<FormRunDeps>) => Promise<FormRun>;
  close: () => Promise<void>;
};

export const shopper: FormPersona = {
  fullName: 'Анна Лебедева',
  firstName: 'Анна',
  lastName: 'Лебедева',
  email: 'anna.lebedeva.k7@shopper.test',
  phoneE164: '+79035550101',
  company: 'Пекарня Колос',
  city: 'Тверь',
  subject: 'Новый сайт для пекарни',
  message:
    'Здравствуйте! Нужен сайт для пекарни с каталогом и заказом на дом. Сколько это стоит и когда вы могли бы начать?',
  budgetText: '150 000 руб.',
};

/** Opens the sites of these kinds on loopback, behind the same filtering proxy as in production. */
export async function openStreet(kinds: readonly string[], more: Record<string, number> = {}): Promise<Street> {
  const studios = dealStudios({ seed: 'street', studios: kinds.length, zone: 'test', kinds });
  const notes = new Map<string, Seen>();
  const seen = (domain: string): Seen => {
    const known = notes.get(domain) ?? { accepted: 0, refused: 0, tripwires: [] };
    notes.set(domain, known);
    return known;
  };
  const deskFor: DeskFor = ({ domain }) => ({
    accept: (_inquiry, wires) => {
      seen(domain).accepted += 1;
      seen(domain).tripwires.push(...wires);
    },
    refuse: (_inquiry, wires) => {
      seen(domain).refused += 1;
      seen(domain).tripwires.push(...wires);
    },
    trip: (wire) => seen(domain).tripwires.push(wire),
  });
  const server: Server = sitesServer(studios, deskFor);
  const secure = await openSecure(studios, deskFor);
  const arrivals: Arrival[] = [];
  for (const one of [server, secure?.server]) {
    one?.prependListener('request', ({ method = '', url = '', rawHeaders, headers }: IncomingMessage) => {
      const bytes = headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : 1;
      arrivals.push({ method, head: [url, ...rawHeaders].join('\n'), bytes });
    });
  }
  const port = await listenAnywhere(server);
  const down = studios.filter(({ kind }) => kind.unreachable === true).map(({ domain }) => `${domain}=127.0.0.1:1`);
  const others = Object.entries(more).map(([host, at]) => `${host}=127.0.0.1:${at}`);
  const reading = parseEgressMap([...down, ...others, ...(secure?.ways ?? []), `*.test=127.0.0.1:${port}`].join(','));
  if (reading.kind !== 'map') throw new Error(reading.findings.join('; '));
  const openWay = () => startEgressProxy({ map: reading.map, log: pino({ level: 'silent' }) });
  const proxy = await openWay();
  const { browser } = await launchBrowser(secure?.browser);
  return {
    browser,
    proxy,
    openWay,
    studios,
    seen,
    arrivals,
    run: (domain, language, wishes = {}) =>
      runForm(
        {
          browser,
          proxy,
          keep: async () => {},
          prepared: async () => true,
          arm: async () => true,
          record: async () => true,
          ...wishes,
        },
        { siteUrl: `${secure?.own.has(domain) === true ? 'https' : 'http'}://${domain}/`, persona: shopper },
        language,
      ),
    close: async () => {
      await browser.close();
      await proxy.close();
      server.closeAllConnections();
      await closed(server);
      await secure?.close();
    },
  };
}

/** The part of the street that speaks TLS: makers of forms, and sites with certificates good and bad. Undefined when no kind needs it. */
async function openSecure(studios: readonly Studio[], deskFor: DeskFor) {
  const hosts = secureHosts(studios);
  if (!needsTls(hosts)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'street-'));
  // The browser may run as an account of its own.
  chmodSync(folder, 0o755);
  const issued = await issueCertificates(folder, hosts);
  const server = secureSitesServer(issued.server, studios, deskFor);
  const port = await listenAnywhere(server);
  return {
    server,
    browser: trustingBrowser(issued.trust),
    ways: Object.values(hosts).flatMap((names) => names.map((host) => `${host}=127.0.0.1:${port}`)),
    own: new Set(studios.filter(({ kind }) => kind.tls !== undefined).map(({ domain }) => domain)),
    close: async () => {
      server.closeAllConnections();
      await closed(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

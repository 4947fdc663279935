import { randomUUID } from 'node:crypto';
import { closed, listenAnywhere } from '../../city/listen.ts';
import { mailExchanger } from '../../city/mail/exchanger.ts';
import { openShopperMailbox } from '../../city/mail/shopper-mailbox.ts';
import { sitesServer } from '../../city/sites/server.ts';
import type { Studio } from '../../city/studio.ts';
import { dealStudios } from '../../city/studios.ts';
import { startDovecot } from '../../support/dovecot.ts';

/** Three studios on loopback that live on the wall clock: one answers its form, one its mail, within seconds; one is silent. */
export type Village = {
  readonly studios: readonly Studio[];
  readonly egressMap: string;
  readonly account: { readonly user: string; readonly password: string };
  readonly smtpPort: number;
  readonly imapPort: number;
  /** Letters that reached a studio, by domain and channel. */
  readonly letters: readonly string[];
  readonly stop: () => Promise<void>;
};

const answerAfterMs = 1_000;
const kinds = ['english-contact', 'mail-only', 'plain-native'];

export async function openVillage(): Promise<Village> {
  const account = { user: 'survey', password: `p-${randomUUID()}` };
  const dovecot = await startDovecot({ users: [{ name: account.user, password: account.password }] });
  const mailbox = await openShopperMailbox({ host: dovecot.host, port: dovecot.imapPort, ...account });
  const studios = dealStudios({ seed: 'village', studios: kinds.length, zone: 'test', kinds });
  const letters: string[] = [];
  const receive = (studio: Studio | undefined, channel: string, writer: string): void => {
    letters.push(`${studio?.kind.name} ${channel}`);
    if (studio === undefined || studio.kind.name === 'plain-native') return;
    const send = (): Promise<void> => mailbox.append('INBOX', answerOf(studio, writer), now());
    setTimeout(() => void send(), answerAfterMs);
  };
  const sites = sitesServer(studios, (studio) => ({
    accept: (inquiry) => receive(studio, 'form', inquiry.email),
    refuse: () => letters.push(`${studio.kind.name} refused`),
    trip: (wire) => letters.push(`${studio.kind.name} tripwire ${wire}`),
  }));
  const exchanger = mailExchanger({
    ...account,
    judge: () => 'take',
    deliver: async () => undefined,
    delivered: ([to = ''], mail) =>
      receive(
        studios.find(({ email }) => email === to),
        'mail',
        mail.alias,
      ),
    log: () => undefined,
  });
  const sitesPort = await listenAnywhere(sites);
  return {
    studios,
    egressMap: `*.test=127.0.0.1:${sitesPort}`,
    account,
    smtpPort: await listenAnywhere(exchanger.server),
    imapPort: dovecot.imapPort,
    letters,
    stop: async () => {
      sites.closeAllConnections();
      await closed(sites);
      await new Promise<void>((done) => exchanger.close(() => done()));
      await mailbox.close();
      await dovecot.stop();
    },
  };
}

/** Whole seconds: a mailbox keeps no others, and an answer must not come before its letter. */
const now = (): number => Math.floor(Date.now() / 1_000) * 1_000;

function answerOf({ domain, email }: Studio, writer: string): Buffer {
  const lines = [
    `From: "Sales" <${email}>`,
    `To: ${writer}`,
    'Subject: Re: Web site for a storage company',
    `Message-ID: <${randomUUID()}@${domain}>`,
    `Date: ${new Date(now()).toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello,',
    '',
    'thank you for writing. We would be glad to build the site for your storage rooms. It would cost 5,400 pounds plus VAT',
    'and take about ten weeks. Do you have the photographs already?',
    '',
    'Kind regards',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

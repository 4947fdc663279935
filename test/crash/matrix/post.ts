import { createHash } from 'node:crypto';
import { ImapFlow } from 'imapflow';
import { fieldTime } from '../../../services/platform/clock/field-clock.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { type LoggedCall, openCdr } from '../../city/calls/cdr.ts';
import type { Dice } from '../../city/seed.ts';
import type { Contact } from './contacts.ts';
import { personaPhone } from './contacts.ts';

/** What studios sent back, by the SHA-256 of a mail and by the exchange's id of a call: the inquiry each belongs to. */
export type Post = {
  readonly mails: ReadonlyMap<string, Contact>;
  /** Mails of which the server did not say that it took them. */
  readonly doubtful: ReadonlySet<string>;
  readonly calls: ReadonlyMap<string, Contact>;
  /** The exchange's file of calls. */
  readonly cdr: string;
  /** A studio that has our inquiry writes a letter. */
  write: (contact: Contact) => Promise<void>;
  /** A studio that has our inquiry calls. */
  call: (contact: Contact) => Promise<void>;
  close: () => void;
};

export type PostOrder = { db: Database; port: number; user: string; cdr: string; chance: Dice };

const sentences = [
  'Добрый день, Анна! Спасибо, что написали нам.',
  'Мы посмотрели ваше описание и готовы взяться за работу в следующем месяце.',
  'Ориентировочная стоимость — 480 000 рублей, срок — девять недель.',
  'Если удобно, созвонимся на этой неделе и обсудим подробности.',
];

/** Delivers into the personas' mailbox and writes down calls, each once and for ever in a ledger of its own. */
export function openPost({ db, port, user, cdr, chance }: PostOrder): Post {
  const mails = new Map<string, Contact>();
  const calls = new Map<string, Contact>();
  const log = openCdr(cdr);
  const doubtful = new Set<string>();
  let written = 0;
  let last = Promise.resolve();
  let client: ImapFlow | undefined;
  /** The server ends a connection that rests for minutes. */
  const connected = async (): Promise<ImapFlow> => {
    if (client?.usable === true) return client;
    client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth: { user, pass: 'secret' }, logger: false });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const delivered = async (raw: Buffer): Promise<boolean> => {
    try {
      const { now } = await fieldTime(db);
      return (await (await connected()).append('INBOX', raw, [], now)) !== false;
    } catch {
      client?.close();
      return false;
    }
  };
  return {
    mails,
    doubtful,
    calls,
    cdr,
    write: (contact) => {
      written += 1;
      const raw = letterOf(contact, `${user}.${written}`, chance);
      // One after another: they share a connection.
      last = last.then(async () => {
        const key = createHash('sha256').update(raw).digest('hex');
        if (await delivered(raw)) mails.set(key, contact);
        else doubtful.add(key);
      });
      return last;
    },
    call: async (contact) => {
      const { now } = await fieldTime(db);
      const startedAt = Math.ceil(now.getTime() / 1_000) * 1_000 + calls.size * 1_000;
      const talkSeconds = chance.chance(0.5) ? null : chance.between(10, 300);
      const call: LoggedCall = {
        from: contact.phone,
        to: personaPhone,
        startedAt,
        ringSeconds: 4,
        talkSeconds,
        sequence: calls.size,
      };
      calls.set(log.write(call), contact);
    },
    close: () => client?.close(),
  };
}

function letterOf({ alias, domain }: Contact, id: string, chance: Dice): Buffer {
  const text = chance.shuffled(sentences).join('\r\n\r\n');
  const head = [
    `From: Studio <info@${domain}>`,
    `To: <${alias}>`,
    'Subject: =?utf-8?B?UmU6INCh0LDQudGC?=',
    `Message-ID: <${id}@${domain}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}\r\n\r\nИван (${id})\r\n`);
}

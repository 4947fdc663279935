import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { Account } from '../../../services/platform/config.ts';

export type HostileServer = {
  account: Account;
  /** Commands that were asked, without their tags. */
  asked: string[];
  connections: () => number;
  close: () => void;
};

/** Answers one command; false leaves it to the polite rest of the server. */
export type Malice = (say: (text: string) => void, command: string, tag: string, socket: Socket) => boolean;

const polite: readonly (readonly [RegExp, string])[] = [
  [/^CAPABILITY/i, '* CAPABILITY IMAP4rev1 SPECIAL-USE\r\n'],
  [/^LIST/i, '* LIST (\\HasNoChildren) "/" INBOX\r\n'],
  [/^EXAMINE/i, '* FLAGS (\\Seen)\r\n* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 2] ok\r\n'],
  [/^UID SEARCH/i, '* SEARCH 1\r\n'],
  [/^UID FETCH 1 \(UID RFC822/i, '* 1 FETCH (UID 1 RFC822.SIZE 10 INTERNALDATE "10-Mar-2026 09:30:00 +0000")\r\n'],
  [
    /^UID FETCH 1 \(UID INTERNALDATE/i,
    '* 1 FETCH (UID 1 RFC822.SIZE 10 INTERNALDATE "10-Mar-2026 09:30:00 +0000")\r\n',
  ],
];

/** An IMAP server of our own that is polite but for one malice: what Dovecot would never do, others do. */
export async function startHostileServer(malice: Malice): Promise<HostileServer> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    const say = (text: string): void => void (socket.writable && socket.write(text));
    say('* OK ready\r\n');
    let rest = '';
    socket.on('data', (part) => {
      rest += part.toString('latin1');
      const lines = rest.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [tag = '', ...words] = line.split(' ');
        const command = words.join(' ');
        asked.push(command);
        if (malice(say, command, tag, socket)) continue;
        say(polite.find(([pattern]) => pattern.test(command))?.[1] ?? '');
        say(`${tag} OK done\r\n`);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    account: { host: '127.0.0.1', port, secure: false, user: 'anna', password: 'secret' },
    asked,
    connections: () => connections,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

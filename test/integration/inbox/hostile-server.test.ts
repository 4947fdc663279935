import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { within } from '../../../services/inbox/mailboxes/imap-command.ts';
import { connectImap } from '../../../services/inbox/mailboxes/imap-connection.ts';
import { openImapMailbox } from '../../../services/inbox/mailboxes/imap-mailbox.ts';
import { type HostileServer, type Malice, startHostileServer } from './hostile-server.ts';

let server: HostileServer;
let stop: AbortController;
beforeEach(() => {
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  server?.close();
});

async function meet(malice: Malice, mailBytes = 10_000) {
  server = await startHostileServer(malice);
  const opened = await openImapMailbox(server.account, mailBytes, stop.signal);
  if (opened.kind !== 'open') throw new Error(opened.detail);
  return opened.mailbox;
}

test('a refused login is told from a server that is away', async () => {
  server = await startHostileServer((say, command, tag) => {
    if (!/^(LOGIN|AUTHENTICATE)/i.test(command)) return false;
    say(`${tag} NO [AUTHENTICATIONFAILED] no\r\n`);
    return true;
  });
  expect(await openImapMailbox(server.account, 10_000, stop.signal)).toMatchObject({ kind: 'login_refused' });
  const away = { ...server.account, port: 1 };
  expect(await openImapMailbox(away, 10_000, stop.signal)).toMatchObject({ kind: 'unreachable' });
});

test('a literal that is larger than any mail we take ends the connection before it is held in memory', async () => {
  const mailbox = await meet((say, command, tag) => {
    if (!/^UID FETCH 1 .*BODY/i.test(command)) return false;
    say(`* 1 FETCH (UID 1 BODY[]<0> {999999999}\r\n${'x'.repeat(5_000)}`);
    say(`${tag} OK done\r\n`);
    return true;
  });
  await mailbox.folders();
  await mailbox.examine('INBOX');
  await expect(mailbox.raw(1, 10_000)).rejects.toThrow();
  expect(await mailbox.ended).toMatch(/literal/i);
});

test('an answer for another message than the one asked for is neither taken nor held for an expunged mail', async () => {
  const mailbox = await meet((say, command, tag) => {
    if (!/^UID FETCH 1 .*BODY/i.test(command)) return false;
    say('* 2 FETCH (UID 9 BODY[]<0> {4}\r\nevil)\r\n');
    say(`${tag} OK done\r\n`);
    return true;
  });
  await mailbox.folders();
  await mailbox.examine('INBOX');
  await expect(mailbox.raw(1, 10_000)).rejects.toMatchObject({ code: 'MAIL_SERVER_REFUSED' });
});

test('UIDs below the cursor, doubled and disordered ones are put right', async () => {
  const mailbox = await meet((say, command, tag) => {
    if (!/^UID SEARCH/i.test(command)) return false;
    say(`* SEARCH 12 3 11 12 7\r\n${tag} OK done\r\n`);
    return true;
  });
  await mailbox.folders();
  await mailbox.examine('INBOX');
  expect(await mailbox.uidsAfter(7)).toEqual([11, 12]);
});

test('a mail without a mark, or with half of one, is not forgotten', async () => {
  const mailbox = await meet((say, command, tag) => {
    if (!/^UID FETCH 1,2,3 /i.test(command)) return false;
    say('* 1 FETCH (UID 1 RFC822.SIZE 5)\r\n* 2 FETCH (UID 2 FLAGS ())\r\n* 9 FETCH (UID 99 RFC822.SIZE 5)\r\n');
    say('* 3 FETCH (UID 3 RFC822.SIZE 5 INTERNALDATE "never")\r\n');
    say(`${tag} OK done\r\n`);
    return true;
  });
  await mailbox.folders();
  await mailbox.examine('INBOX');
  expect(await mailbox.marks([1, 2, 3])).toEqual([
    { uid: 1, size: 5, internalAt: undefined },
    { uid: 2, size: undefined, internalAt: undefined },
    { uid: 3, size: 5, internalAt: undefined },
  ]);
});

test('a server that talks without end, or drips, loses the connection', async () => {
  server = await startHostileServer((say, command, tag, socket) => {
    const again = (ms: number, text: string): boolean => {
      const timer = setInterval(() => say(text), ms);
      socket.on('close', () => clearInterval(timer));
      return true;
    };
    if (/^NOOP/i.test(command)) return again(5, `* LIST () "/" ${'x'.repeat(2_000)}\r\n`.repeat(50));
    if (/^LIST .*\*"$/i.test(command)) return again(50, '* LIST () "/" x\r\n');
    return tag === 'never';
  });
  const run = async (act: (client: Parameters<typeof within>[0]) => Promise<unknown>, ms: number) => {
    const opened = await connectImap(server.account, 10_000, stop.signal);
    if (opened.kind !== 'connected') throw new Error(opened.detail);
    const { client } = opened.connection;
    await within(client, { name: 'COMMAND', ms, bytes: 1_000_000 }, () => act(client));
  };
  await expect(run((client) => client.noop(), 20_000)).rejects.toMatchObject({
    code: 'MAIL_SERVER_LIMIT',
    message: expect.stringContaining('more than 1000000 bytes'),
  });
  await expect(run((client) => client.list(), 500)).rejects.toMatchObject({
    message: expect.stringContaining('no end in 500 ms'),
  });
});

test('a server that drips loses the connection in time, though the clock of this machine is set back meanwhile', async () => {
  server = await startHostileServer((_say, command) => /^LIST .*\*"$/i.test(command));
  const opened = await connectImap(server.account, 10_000, stop.signal);
  if (opened.kind !== 'connected') throw new Error(opened.detail);
  const { client } = opened.connection;
  const listed = within(client, { name: 'COMMAND', ms: 500, bytes: 1_000_000 }, () => client.list());
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
  try {
    await expect(listed).rejects.toMatchObject({ message: expect.stringContaining('no end in 500 ms') });
  } finally {
    clock.mockRestore();
  }
}, 20_000);

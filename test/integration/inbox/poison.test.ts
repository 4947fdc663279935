import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Stumbles } from '../../../services/inbox/mailboxes/fetch-portion.ts';
import { openImapMailbox } from '../../../services/inbox/mailboxes/imap-mailbox.ts';
import { triesPerMail } from '../../../services/inbox/mailboxes/intake-limits.ts';
import { runPass } from '../../../services/inbox/mailboxes/pass.ts';
import { accountName } from '../../../services/inbox/mailboxes/poll.ts';
import { getEvidence } from '../../../services/platform/evidence/evidence.ts';
import type { EvidenceId } from '../../../services/platform/ids.ts';
import { type HostileServer, startHostileServer } from './hostile-server.ts';
import { type InboxWorld, messagesOf, openInboxWorld } from './inbox-world.ts';

let world: InboxWorld;
let server: HostileServer;
beforeAll(async () => {
  world = await openInboxWorld();
});
afterEach(() => server?.close());
afterAll(() => world?.close());

test('a mail that breaks every connection is recorded without content at last, and the mail behind it is read', async () => {
  server = await startHostileServer((say, command, tag, socket) => {
    if (/^UID SEARCH/i.test(command)) say(`* SEARCH 1 2\r\n${tag} OK done\r\n`);
    else if (/^UID FETCH 1,2 /i.test(command))
      say(`* 1 FETCH (UID 1 RFC822.SIZE 9)\r\n* 2 FETCH (UID 2 RFC822.SIZE 9)\r\n${tag} OK done\r\n`);
    else if (/^UID FETCH 1 /i.test(command)) socket.destroy();
    else if (/^UID FETCH 2 /i.test(command))
      say(`* 2 FETCH (UID 2 BODY[]<0> {9}\r\nTo: a@b\r\n)\r\n${tag} OK done\r\n`);
    else return false;
    return true;
  });
  const stumbles: Stumbles = new Map();
  const pass = async () => {
    const opened = await openImapMailbox(server.account, 10_000, new AbortController().signal);
    if (opened.kind !== 'open') throw new Error(opened.detail);
    const { mailbox } = opened;
    return runPass({ ...world.deps, account: accountName(server.account) }, mailbox, stumbles).finally(mailbox.close);
  };
  for (let broken = 0; broken < triesPerMail; broken += 1) {
    await expect(pass()).rejects.toThrow();
    expect(await messagesOf(world, server.account)).toEqual([]);
  }
  expect(await pass()).toEqual({ taken: 2, duplicates: 0 });
  expect(await pass()).toEqual({ taken: 0, duplicates: 0 });
  const messages = await messagesOf(world, server.account);
  expect(messages).toMatchObject([
    { uid: 1, truncated: true },
    { uid: 2, truncated: false, bytes: 9 },
  ]);
  const stored = await getEvidence(world.deps.evidence, messages[0]?.evidence_id as EvidenceId);
  expect(stored.kind === 'found' && stored.bytes.toString()).toBe(
    'X-Zerkalo-Unfetchable: INBOX;UIDVALIDITY=7/;UID=1\r\n\r\n',
  );
});

test('a server that refuses a search is never taken for an empty mailbox', async () => {
  server = await startHostileServer((say, command, tag) => {
    if (!/^UID SEARCH/i.test(command)) return false;
    say(`${tag} NO not now\r\n`);
    return true;
  });
  const opened = await openImapMailbox(server.account, 10_000, new AbortController().signal);
  if (opened.kind !== 'open') throw new Error(opened.detail);
  const deps = { ...world.deps, account: 'refusing@server' };
  await expect(runPass(deps, opened.mailbox, new Map())).rejects.toMatchObject({ code: 'MAIL_SERVER_REFUSED' });
  await opened.mailbox.close();
  const health = await world.db
    .selectFrom('mailbox_health')
    .selectAll()
    .where('account', '=', 'refusing@server')
    .execute();
  expect(health).toEqual([]);
});

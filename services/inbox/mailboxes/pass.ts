import type { MessageId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import { cursorOf, type FolderPlace, moveCursor } from '../store/cursors.ts';
import { passBegins, passSucceeded } from '../store/health.ts';
import type { Recorded } from '../store/messages.ts';
import type { MailboxFolder } from './imap-list.ts';
import type { ImapMailbox } from './imap-mailbox.ts';
import { intakeLimits, triesPerMail } from './intake-limits.ts';
import { resume } from './resume.ts';
import { fetchMail, passOver, type TakeInDeps, takeIn, type Waiting } from './take-in.ts';

export type PassDeps = TakeInDeps & { account: string; queue: Pick<Queue, 'wakeMany'>; log: Log };

/** Lives as long as the poller: how often the connection broke at a mail, by its place. */
export type Stumbles = Map<string, number>;

export type PassCount = { taken: number; duplicates: number };

/**
 * One pass: every folder is opened read-only, UIDs above its cursor are collected first and then fetched one by one. Throws when
 * the connection breaks or is closed; what was stored until then stays, and the next pass goes on behind it.
 */
export async function runPass(deps: PassDeps, mailbox: ImapMailbox, stumbles: Stumbles): Promise<PassCount> {
  const began = await passBegins(deps.db);
  const count = { taken: 0, duplicates: 0 };
  for (const folder of await mailbox.folders()) {
    const { place, uids } = await unseen(deps, mailbox, folder);
    const fresh: MessageId[] = [];
    for (const waiting of await describe(mailbox, uids, began.fieldAt)) {
      const recorded = await takeOne(deps, mailbox, place, waiting, stumbles);
      if (recorded.kind === 'new') fresh.push(recorded.messageId);
      if (recorded.kind === 'duplicate') count.duplicates += 1;
    }
    count.taken += fresh.length;
    // One hint for many mails: should a broken connection swallow it, the relay finds the unread ones in their table.
    await deps.queue.wakeMany(
      'message.read',
      fresh.map((messageId) => ({ id: messageId, data: { messageId } })),
    );
  }
  await passSucceeded(deps.db, deps.account, began);
  return count;
}

async function unseen(
  { db, account, log }: PassDeps,
  mailbox: ImapMailbox,
  { path, isJunk }: MailboxFolder,
): Promise<{ place: FolderPlace; uids: number[] }> {
  const { uidValidity } = await mailbox.examine(path);
  const { after, why } = resume(await cursorOf(db, account, path), uidValidity);
  const place = { account, mailbox: path, uidValidity, isJunk };
  if (why === 'validity_changed') log.warn({ account, mailbox: path }, 'mailbox.validity_changed');
  if (why !== 'continued') await moveCursor(db, place, 0);
  return { place, uids: await mailbox.uidsAfter(after) };
}

/** In small portions, because the answer of a FETCH grows with what is asked. */
async function describe(mailbox: ImapMailbox, uids: readonly number[], fieldAt: Date): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (let start = 0; start < uids.length; start += intakeLimits.marksPerFetch) {
    const marks = await mailbox.marks(uids.slice(start, start + intakeLimits.marksPerFetch));
    // INTERNALDATE is the clock of responses; only a server that gives none leaves us with our own.
    for (const { uid, size, internalAt } of marks) waiting.push({ uid, size, internalAt: internalAt ?? fieldAt });
  }
  return waiting;
}

async function takeOne(
  deps: PassDeps,
  mailbox: ImapMailbox,
  place: FolderPlace,
  waiting: Waiting,
  stumbles: Stumbles,
): Promise<Recorded | { kind: 'gone' }> {
  const key = `${place.mailbox} ${place.uidValidity} ${waiting.uid}`;
  const stumbled = stumbles.get(key) ?? 0;
  if (stumbled >= triesPerMail) {
    deps.log.error({ account: deps.account, mailbox: place.mailbox, uid: waiting.uid }, 'mailbox.mail_unfetchable');
    return passOver(deps, place, waiting);
  }
  stumbles.set(key, stumbled + 1);
  const kept = await fetchMail(mailbox, waiting, deps.limits);
  stumbles.delete(key);
  if (kept === undefined) return { kind: 'gone' };
  if (kept.truncated)
    deps.log.warn({ account: deps.account, uid: waiting.uid, size: waiting.size }, 'mailbox.mail_too_large');
  return takeIn(deps, place, waiting, kept);
}

import type { MessageId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import { beginFolder, cursorOf, type FolderPlace, listeningSince, moveCursor } from '../store/cursors.ts';
import { passBegins, passSucceeded } from '../store/health.ts';
import { recordMessages } from '../store/messages.ts';
import { type FolderRead, fetchPortion, hasStumbled, type Stumbles } from './fetch-portion.ts';
import { type Baseline, firstBaseline } from './first-baseline.ts';
import type { MailboxFolder } from './imap-list.ts';
import type { ImapMailbox } from './imap-mailbox.ts';
import { intakeLimits } from './intake-limits.ts';
import { lookInSent } from './look-in-sent.ts';
import { oneAhead } from './one-ahead.ts';
import { portionsOf } from './portions.ts';
import { resume } from './resume.ts';
import { keepMails, type TakeInDeps, type Waiting } from './take-in.ts';

export type PassDeps = TakeInDeps & { account: string; queue: Pick<Queue, 'wakeMany'>; log: Log };

export type PassCount = { taken: number; duplicates: number };

/**
 * One pass: every folder is opened read-only, UIDs above its cursor are collected first and then fetched in portions. Throws when
 * the connection breaks or is closed; what was stored until then stays, and the next pass goes on behind it.
 */
export async function runPass(deps: PassDeps, mailbox: ImapMailbox, stumbles: Stumbles): Promise<PassCount> {
  const began = await passBegins(deps.db);
  const count = { taken: 0, duplicates: 0 };
  const { toRead, sent } = await mailbox.folders();
  for (const folder of toRead) {
    const { place, after, uids, baseline } = await unseen(deps, mailbox, folder);
    const fresh: MessageId[] = [];
    const read = { mailbox, place, stumbles };
    // Kept before anything is decided; recorded in the order of the mailbox, since the cursor moves with it.
    for await (const kept of oneAhead(keptPortions(deps, read, { uids, baseline, fieldAt: began.fieldAt }))) {
      for (const recorded of await recordMessages(deps.db, place, kept)) {
        if (recorded.kind === 'new') fresh.push(recorded.messageId);
        if (recorded.kind === 'duplicate') count.duplicates += 1;
      }
    }
    // Also behind what was left out or is gone, so that no pass asks for it again.
    const through = Math.max(uids.at(-1) ?? 0, baseline?.uid ?? 0);
    if (through > after) await moveCursor(deps.db, place, through);
    count.taken += fresh.length;
    // One hint for many mails: should a broken connection swallow it, the relay finds the unread ones in their table.
    await deps.queue.wakeMany(
      'message.read',
      fresh.map((messageId) => ({ id: messageId, data: { messageId } })),
    );
  }
  await lookInSent(deps, mailbox, sent);
  await passSucceeded(deps.db, deps.account, began);
  return count;
}

type Asked = { uids: readonly number[]; baseline: Baseline | undefined; fieldAt: Date };

/** Portion after portion, fetched and on the disk. */
async function* keptPortions(deps: PassDeps, read: FolderRead, { uids, baseline, fieldAt }: Asked) {
  const bounds = {
    mails: intakeLimits.portionMails,
    bytes: Math.min(intakeLimits.portionBytes, deps.limits.mailBytes),
  };
  for (let start = 0; start < uids.length; start += intakeLimits.marksPerFetch) {
    const described = await describe(read.mailbox, uids.slice(start, start + intakeLimits.marksPerFetch), fieldAt);
    const ours = described.filter((mail) => !isTooOld(mail, baseline));
    for (const portion of portionsOf(ours, (uid) => hasStumbled(read, uid), bounds)) {
      const fetched = await fetchPortion(deps, read, portion);
      if (fetched.length > 0) yield await keepMails(deps, fetched);
    }
  }
}

type Unseen = { place: FolderPlace; after: number; uids: number[]; baseline: Baseline | undefined };

async function unseen(
  { db, account, log }: PassDeps,
  mailbox: ImapMailbox,
  { path, isJunk }: MailboxFolder,
): Promise<Unseen> {
  const { uidValidity, uidNext } = await mailbox.examine(path);
  const stored = resume(await cursorOf(db, account, path), uidValidity);
  const place = { account, mailbox: path, uidValidity, isJunk };
  if (stored.why === 'continued') {
    const { after, baseline } = stored;
    return { place, after, uids: await mailbox.uidsAfter(after, baseline), baseline };
  }
  const known = uidNext ?? (await mailbox.lastUid()) + 1;
  const first = firstBaseline({ ...(await listeningSince(db)), uidNext: known });
  if (stored.why === 'validity_changed') log.warn({ account, mailbox: path }, 'mailbox.validity_changed');
  const since = stored.why === 'validity_changed' ? stored.since : first.since;
  const baseline = since === null ? undefined : { ...first, since };
  await beginFolder(db, place, baseline);
  log.info({ account, mailbox: path, before: known - 1, since }, 'mailbox.folder_begun');
  return { place, after: 0, uids: await mailbox.uidsAfter(0, baseline), baseline };
}

/** Servers look for days; the moment decides. */
function isTooOld({ uid, internalAt }: Waiting, baseline: Baseline | undefined): boolean {
  return baseline !== undefined && uid <= baseline.uid && internalAt < baseline.since;
}

async function describe(mailbox: ImapMailbox, uids: readonly number[], fieldAt: Date): Promise<Waiting[]> {
  const marks = await mailbox.marks(uids);
  // INTERNALDATE is the clock of responses; only a server that gives none leaves us with our own.
  return marks.map(({ uid, size, internalAt }) => ({ uid, size, internalAt: internalAt ?? fieldAt }));
}
